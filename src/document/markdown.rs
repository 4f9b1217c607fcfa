//! `assets/documents/markdown.json`: the pieces of a dossier as Markdown, called as those of Word and OpenDocument are.

/// The whole file.
pub(super) const PARTS: &[(&str, &str)] = &[("dossier.md", "{{=body}}")];

/// The pieces. Each ends with the line that must follow it; `{{$line}}` is a line end.
pub(super) const PIECES: &str = "\
# title
{{$level}} {{text}}{{$line}}{{$line}}
# subtitle
{{text}}{{$line}}{{$line}}
# heading1
{{$level}}{{$level}} {{number}}. {{text}}{{$line}}{{$line}}
# heading1-page
{{$level}}{{$level}} {{number}}. {{text}}{{$line}}{{$line}}
# heading2
{{$level}}{{$level}}{{$level}} {{number}}. {{text}}{{$line}}{{$line}}
# paragraph
{{text}}{{$line}}{{$line}}
# note
> **{{@document-note}}** {{text}}{{$line}}{{$line}}
# small
{{text}}{{$line}}{{$line}}
# provision
{{=body}}{{$line}}{{$line}}
# blank
**{{text}}**
# item
- {{text}}{{$line}}{{$line}}
# break
<br>
# facts-open
| | |{{$line}}| --- | --- |{{$line}}
# facts-row
| {{name}} | {{value}} |{{$line}}
# facts-close
{{$line}}
# duties-open
| {{@document-duty}} | {{@document-article}} | {{@document-fulfilled}} |{{$line}}| --- | --- | --- |{{$line}}
# duties-row
| {{duty}} | {{article}} | {{fulfilled}} |{{$line}}
# duties-close
{{$line}}
# blanks-open
| {{@document-blank}} | {{@document-value}} | {{@document-origin}} |{{$line}}| --- | --- | --- |{{$line}}
# blanks-row
| {{name}} | {{value}} | {{origin}} |{{$line}}
# blanks-close
{{$line}}
# declarations-open
| {{@document-field}} | {{@document-declared}} | {{@document-where}} |{{$line}}| --- | --- | --- |{{$line}}
# declarations-row
| {{field}} | {{value}} | {{where}} |{{$line}}
# declarations-close
{{$line}}
";
