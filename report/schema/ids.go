package schema

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
)

// The definitions of the ids that stand in a file beside its answers. No id of a
// question has a dot.
func gatesOf(q *questionnaire.Questionnaire) string       { return prefix(q) + ".gates.id" }
func mitigationsOf(q *questionnaire.Questionnaire) string { return prefix(q) + ".mitigations.id" }

// known defines the ids of the gates and mitigations of a questionnaire.
func known(q *questionnaire.Questionnaire) (defs yamldoc.Object) {
	var gates, mitigations []any
	for _, g := range q.Gates {
		gates = append(gates, explained(g.ID, g.Title, g.Reason))
	}
	for _, m := range q.Mitigations {
		mitigations = append(mitigations, explained(m.ID, m.Title, m.Limits))
	}
	if len(gates) > 0 {
		defs = append(defs, pair(gatesOf(q), yamldoc.Object{pair("oneOf", gates)}))
	}
	if len(mitigations) > 0 {
		defs = append(defs, pair(mitigationsOf(q), yamldoc.Object{pair("oneOf", mitigations)}))
	}
	return defs
}

// explained is one id. Editors show its description; its title stands in both,
// because some show that alone.
func explained(id, title, text string) yamldoc.Object {
	return yamldoc.Object{pair("const", id), pair("title", title), pair("description", title+"\n\n"+text)}
}

// heldIDs says which ids the blocks beside the answers may name: those of q.
func heldIDs(q *questionnaire.Questionnaire) yamldoc.Object {
	var out yamldoc.Object
	each := func(key string, s yamldoc.Object) yamldoc.Object {
		return yamldoc.Object{pair("items", yamldoc.Object{pair("properties", yamldoc.Object{pair(key, s)})})}
	}
	if len(q.Mitigations) > 0 {
		out = append(out, pair("mitigations", each("id", ref(mitigationsOf(q)))))
	}
	if len(q.Gates) > 0 {
		gates := yamldoc.Object{pair("gates", yamldoc.Object{pair("items", ref(gatesOf(q)))})}
		out = append(out, pair("conditions", yamldoc.Object{pair("items", yamldoc.Object{pair("properties", yamldoc.Object{
			pair("gate", ref(gatesOf(q))), pair("question", oneOf(questionIDs(q))),
		})})}), pair("exception", yamldoc.Object{pair("properties", gates)}))
	}
	return out
}

func questionIDs(q *questionnaire.Questionnaire) []string {
	var out []string
	for _, x := range q.Questions() {
		out = append(out, x.ID)
	}
	return out
}
