# The words of documents: Word, OpenDocument, spreadsheet, Markdown.

document-scale = Award scale
document-points = Points
document-level = Level reached
