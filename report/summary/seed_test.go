package summary

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
