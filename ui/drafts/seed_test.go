package drafts

import "flowverdict/internal/fixedseed"

var _ = fixedseed.Set()
