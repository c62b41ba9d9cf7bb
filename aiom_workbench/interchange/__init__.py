"""What comes in and goes out in other formats: plan.json, apply lines, lists."""
