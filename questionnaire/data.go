package questionnaire

import (
	"embed"
	"io/fs"
)

//go:embed data/releases
var files embed.FS

// Files returns the questionnaires that come with the program as files, in the
// folder data/releases. Package library reads them.
func Files() fs.FS { return files }
