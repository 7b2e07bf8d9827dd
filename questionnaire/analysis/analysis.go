// Package analysis says what answers could become: which answers would change
// the verdict ([Paths]), what to ask next ([AskNext]), which answers it rests
// on ([LoadBearing]), what differs between two sets of answers ([Compare]) and
// why ([CausesOf]), and what another questionnaire makes of the same answers
// ([Rejudge]). Everything is a pure function of questionnaires and answers,
// and every search is bounded.
package analysis
