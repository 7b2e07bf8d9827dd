package markdown

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
