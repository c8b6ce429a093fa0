"""The data in rows and columns: exports, workbooks, imports, the evaluation."""
