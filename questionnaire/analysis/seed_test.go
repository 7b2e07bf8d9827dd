package analysis_test

import (
	"flowverdict/internal/fixedseed"
	"flowverdict/internal/share"
)

var (
	_ = fixedseed.Set()
	_ = share.Flag()
)
