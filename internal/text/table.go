package text

import "strings"

// Table writes rows of cells as lines, each column beginning at the same column
// of the terminal in every row: two blanks after the widest cell before it. The
// last cell of a row may be as wide as it likes. Every cell passes through
// [Line].
func Table(rows [][]string) string {
	var widths []int
	lines := make([][]string, len(rows))
	for i, row := range rows {
		lines[i] = make([]string, len(row))
		for j, cell := range row {
			lines[i][j] = Line(cell)
			if j == len(row)-1 {
				break
			}
			if j == len(widths) {
				widths = append(widths, 0)
			}
			widths[j] = max(widths[j], Width(lines[i][j]))
		}
	}
	var b strings.Builder
	for _, line := range lines {
		for j := range len(line) - 1 {
			line[j] = Pad(line[j], widths[j]+2)
		}
		b.WriteString(strings.TrimRight(strings.Join(line, ""), " "))
		b.WriteByte('\n')
	}
	return b.String()
}
