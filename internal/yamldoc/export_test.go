package yamldoc

// WideLimits are for tests that are about something else than limits.
func WideLimits() Limits { return Limits{Bytes: 1 << 20, Depth: 16, Items: 500, Text: 16 << 10} }
