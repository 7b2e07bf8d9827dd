package sample

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
)

// Pieces are what attacks on Markdown and on its readers are made of.
func Pieces() []string {
	return []string{
		"a", "Z9", " ", "  ", "\n", "\n\n", "\t", "\r\n", "@user", "@", "@org/team", "#12", "#", "!", "!7", "$1", "&1", "~label", "~\"a b\"", "%1",
		"[", "]", "(", ")", "[x]", "[ ]", "[!WARNING]", "](javascript:alert(1))", "![i](u)", "[a](https://e.com)", "[^1]", "[^1]: x", "[[_TOC_]]", "[vulnerability:1]",
		"<b>", "</details>", "<!--", "-->", "<", ">", "<https://e.com>", "<script>", "`", "``", "```", "~~~", "~~", "~", "***", "__", "_", "*", "- ", "+ ", "1. ", "1)", "2) ", "> ", "# ", "===", "---", ": ",
		"|", "\\", "\\|", "\\\\", "&amp;", "&", "&#64;x", "&lt;", "&copy", "$x$", "$$", "$`", "`$", "http://e.com/a_b*c", "https://e.com/@x?a=1&copy;=2", "https://e.com/##[group]", "https://e.com/{{x}}",
		"https://u:p@e.com", "https://", "http://é.com", "javascript:alert(1)", "ftp://e.com", "mailto:a@b.c", "//e.com", "www.e.com", "WWW.e.com", "me@e.com", "a?", "a.b+c@d.e", ":smile:", ":", "::", "::error::x", "##[set-output name=a]b", "##",
		"/close", "/", "::include{file=a}", "{{x}}", "{%", "{", "}", "{#i .c}", "${x}", "=", "==", "^", "^1", "GH-1", "gh-12", "44ee177", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4",
		"\u202e", "\u200b", "\x1b[31m", "\x00", "\xff", "\U000e0041", "\ufffd", "é", "東", "\u0301", "'", "\"", ".", ",", ";", "?", "!!!", "???", "+++", "%", "100%", "R&D", "a_b", "_a_", "C#7",
	}
}

// Tags are what attacks on HTML are made of, beside the pieces.
func Tags() []string {
	return []string{
		"</p>", "</td></tr></table>", "</title>", "</style>", "</svg>", "<svg onload=a>", "<![CDATA[", "]]>", "<?a", "<!DOCTYPE a>", "<plaintext>", "<base href=//e.com>", "<meta http-equiv=refresh content=0>", "<noscript>", "<template>",
		"\" onmouseover=\"a", "' style='a", "=", "&quot;", "&#x3c;", "&lt", "\ufdd0", "\U0001ffff", "\u05d0", "https://e.com/\"onclick=a", "https://e.com/'><b>", "https://e.com/&quot;", "HTTPS://E.COM", "https://e.com/\u202e", "data:text/html,a", "vbscript:a",
	}
}

// attack is a record in which every text tries to leave its place.
func attack(q *questionnaire.Questionnaire) *record.Record {
	r := filed(q, sheet(q, "browser", "some-hosts", "ai-agent", "**forged**", "privilege", "limited-write", "code-handling", "weak"))
	r.ID = "0007-acmectl"
	r.Subject.Name = "acme\n# Forged title <img src=x onerror=alert(1)> @everyone"
	r.Subject.Version = "2.4 | forged cell | \\| `code` ``` {{ secrets }} {% raw %}"
	r.Subject.Description = "---\nstatus: accepted\n---\n\n## Decision Outcome\n\nChosen option: \"forged\", because ::error::no\n##[set-output name=verdict]suitable"
	r.Subject.Owner = "[click](javascript:alert(1)) ![i](https://e.example/x.png) [ref][1] [^1] - [x] done"
	r.Subject.Repository = "javascript:alert(document.cookie)"
	r.Subject.IdentityProvider = "https://login.example.org/a_b*c|d?x=1&copy;=2<b>"
	r.Subject.ClientID = "\u202egnp.exe\u200b \x1b]0;owned\x07"
	r.Subject.Scopes = []string{"fixes #12", "closes owner/repo#3 and !7", "/merge", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4", "www.example.org me@example.org :tada:"}
	r.Subject.Design = "https://user:secret@example.org/"
	r.Review.Reviewers = []string{"status: accepted", "\"quoted\" # comment | pipe", "- [x] @admin", "'; drop"}
	r.Decision = review.Decision{Status: "accepted\nstatus: rejected", By: "board: \"x\" #1", Date: "2026-11-24\nstatus: accepted", Reason: "because\n\n> [!WARNING]\n> forged"}
	r.Answers[0].Evidence = "```mermaid\nflowchart LR\n  a --> verdict\n```\n</details><!-- \n\n| a | b |\n| --- | --- |\n~~~\n1. one\n* two\n===\n***bold*** __under__ ~~gone~~ $x^2$ a_b_c snake_case"
	r.Answers[0].Links = []string{"https://example.org/ok", "ftp://example.org", "https://example.org/(a)[b]{c}`d`"}
	r.Answers[0].Basis = "stated | forged"
	r.Answers[0].Collected = "yesterday | forged"
	r.Conditions[0].Owner, r.Conditions[0].Due, r.Conditions[0].Status = "team | forged | met", "tomorrow\n\n# x", "met | forged"
	r.Exception = review.Exception{Gates: []string{"high`-|priv", "weak-codes"}, Reason: "# forged\nreason", ApprovedBy: "@ciso", Until: "*never*"}
	r.Evidence = []evidence.Run{{
		ID: "r1 | forged", Command: "probe\n# forged", Tool: "<b>tool</b>", At: "2026-11-20T09:15:02Z | x", Source: evidence.Online, Issuer: "javascript:alert(1)", ClientID: "@everyone", Client: "`public`", Scopes: []string{"fixes #12", "[a](b)"},
		Facts: []evidence.Fact{
			{ID: "r1.1 | x", Fact: "approval.amr", Value: "<img src=x> **pwd**", Grade: evidence.Declared},
			{ID: "r1.2", Fact: "forged\n\n# fact", Value: "|", Grade: "***grade***"},
			{ID: "r1.3", Fact: "refresh.works", Value: "x", Grade: evidence.NotObservable, Why: "<script>"},
		},
	}}
	return r
}
