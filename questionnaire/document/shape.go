package document

// Shape is what a mapping of one kind may hold: its keys in their order, and
// those of them that it must have. Readers hold a document to it, and a schema
// for editors is made from it.
type Shape struct {
	Keys, Needed []string
}

// Shaped reads the value as [Value.Mapping] with the keys of a shape; a needed
// key that is missing is a problem. Of a value of another kind no key is
// missed: it is wrong altogether.
func (v Value) Shaped(s Shape) (f Fields, ok bool) {
	f, ok = v.Mapping(s.Keys...)
	if ok {
		f.Require(s.Needed...)
	}
	return f, ok
}
