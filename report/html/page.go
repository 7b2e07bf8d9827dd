package html

// Page makes a file of a body that is HTML already: it looks as a record does,
// with what more adds to its style, and can load, run and send nothing. The title
// is plain text, and stands above each page of paper.
func Page(title, more, body string) []byte {
	var w writer
	w.head(Text(title), runningHead(title)+more)
	w.WriteString(body)
	w.WriteString("</main>\n</body>\n</html>\n")
	return w.Bytes()
}
