"""The Excel writer: lays the tracker out as .xlsx by XlsxWriter."""
