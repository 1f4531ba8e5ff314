"""A deck as files: what each slide says and shows, and the presentation and the workbook that hold it."""
