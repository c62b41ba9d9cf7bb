"""The Word writer: lays a document out as .docx, without Word and without a template of anybody else's."""
