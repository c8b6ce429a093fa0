"""What people type: files, encodings, YAML with its lines, dates, numbers, typos; a problem, and the edit that puts it right."""
