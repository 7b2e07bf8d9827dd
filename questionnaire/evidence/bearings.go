package evidence

// The versions of the questionnaire for whose wording bearings were written.
const (
	first  = "1.0.0"
	second = "2.0.0"
)

// A quarter of an hour, and so on, in seconds.
const (
	quarterHour = 15 * 60
	halfHour    = 30 * 60
	hour        = 60 * 60
	aboutHour   = 90 * 60
	halfDay     = 12 * hour
	day         = 24 * hour
	overADay    = 28 * hour
)

// Bearings returns all that facts can say of answers. What is not named bears on
// nothing: what a provider cannot know, such as who owns the CLI, no measurement
// of it tells.
func Bearings() []Bearing {
	var out []Bearing
	for _, list := range [][]Bearing{onChoice(), onClient(), onPolicy(), onCodes(), onAccess(), onRefresh(), onBinding(), onRevocation(), onScopes()} {
		out = append(out, list...)
	}
	return out
}

func is(fact string, words ...string) Test { return Test{Fact: fact, Is: words} }

func within(fact string, over, upTo int) Test { return Test{Fact: fact, Over: over, UpTo: upTo} }

func over(fact string, seconds int) Test { return Test{Fact: fact, Over: seconds} }

const notEnabled = "what is advertised need not be enabled for this client"

func onChoice() []Bearing {
	return []Bearing{
		{Question: "cross-device-option", When: []Test{is("alternative.ciba", "yes")}, Against: []string{"not-viable"}, But: notEnabled},
		{Question: "browser-grant", When: []Test{is("alternative.pkce", "S256")}, Against: []string{"not-offered"}, But: notEnabled},
		{Question: "browser-grant", When: []Test{is("client.secret-needed", "yes")}, Against: []string{"offered"}, But: "the secret was needed for device flow; code with PKCE was not tried"},
	}
}

func onClient() []Bearing {
	const whose = "whether the entry is this CLI's alone is not known"
	return []Bearing{
		{Question: "registration", When: []Test{is("client.accepted", "yes")}, Contradicts: []string{"unregistered"}, But: whose},
		{Question: "registration", When: []Test{is("client.accepted", "unknown-client")}, Contradicts: []string{"dedicated", "shared", "self-registered", "borrowed"}},
		{Question: "registration", Versions: []string{first}, When: []Test{is("client.secret-needed", "yes")}, Contradicts: []string{"dedicated"}},
		{Question: "registration", Versions: []string{second}, When: []Test{is("client.secret-needed", "yes")}, Against: []string{"dedicated"}, But: "a CLI cannot keep a secret (RFC 8628 5.6)"},
	}
}

func onPolicy() []Bearing {
	const sample = "this is one account from one network"
	return []Bearing{
		{Question: "tenant-policy", Versions: []string{first}, When: []Test{is("flow.completed", "yes")}, Contradicts: []string{"blocked"}, But: sample},
		{Question: "tenant-policy", Versions: []string{second}, When: []Test{is("flow.completed", "yes")}, Against: []string{"blocked"}, But: sample + "; others who need it may be blocked"},
		{Question: "tenant-policy", When: []Test{is("client.accepted", "not-allowed")},
			Contradicts: []string{"explicitly-allowed", "allowed-for-some", "allowed-for-all", "allowed-by-default"}, Supports: []string{"blocked"}},
		{Question: "tenant-policy", Versions: []string{first}, When: []Test{is("flow.completed", "denied")},
			Contradicts: []string{"explicitly-allowed", "allowed-by-default"}, Supports: []string{"blocked"}, But: sample},
		{Question: "tenant-policy", Versions: []string{second}, When: []Test{is("flow.completed", "denied")},
			Contradicts: []string{"allowed-for-all", "allowed-by-default"}, Against: []string{"allowed-for-some"}, Supports: []string{"blocked"}, But: sample + ", which need not be on the list"},
		{Question: "traceability", When: []Test{{Fact: "approval.amr", Only: []string{"pwd", "password"}}}, Contradicts: []string{"person-and-device", "person-mfa"}, Supports: []string{"person-session"}},
		{Question: "traceability", When: []Test{{Fact: "approval.amr", One: []string{"mfa", "hwk", "swk", "otp"}}}, Supports: []string{"person-mfa"}},
	}
}

func onCodes() []Bearing {
	return []Bearing{
		{Question: "code-handling", When: []Test{within("code.lifetime", 10*60, halfHour)}, Contradicts: []string{"hardened"}},
		{Question: "code-handling", When: []Test{over("code.lifetime", halfHour)}, Contradicts: []string{"hardened", "verified", "provider-defaults"}, Supports: []string{"weak"}},
		{Question: "code-handling", Versions: []string{first}, When: []Test{is("code.single-use", "no")}, Contradicts: []string{"hardened"}},
		{Question: "code-handling", Versions: []string{second}, When: []Test{is("code.single-use", "no")}, Contradicts: []string{"hardened", "verified", "provider-defaults"}, Supports: []string{"weak"}},
	}
}

func onAccess() []Bearing {
	const lifetime = "access.lifetime"
	on := func(version string, when Test, contradicts, supports []string) Bearing {
		return Bearing{Question: "access-token", Versions: []string{version}, When: []Test{when}, Contradicts: contradicts, Supports: supports}
	}
	return []Bearing{
		{Question: "access-token", When: []Test{{Fact: lifetime, UpTo: quarterHour}}, Supports: []string{"quarter-hour"}},
		on(first, within(lifetime, quarterHour, hour), []string{"quarter-hour"}, []string{"one-hour"}),
		on(first, within(lifetime, hour, halfDay), []string{"quarter-hour", "one-hour"}, []string{"half-day"}),
		on(first, over(lifetime, halfDay), []string{"quarter-hour", "one-hour", "half-day"}, []string{"days"}),
		on(second, within(lifetime, quarterHour, aboutHour), []string{"quarter-hour"}, []string{"about-hour"}),
		on(second, within(lifetime, aboutHour, halfDay), []string{"quarter-hour", "about-hour"}, []string{"half-day"}),
		// Events may end a token of up to 28 hours, which no lifetime tells.
		on(second, within(lifetime, halfDay, overADay), []string{"quarter-hour", "about-hour", "half-day"}, []string{"days"}),
		on(second, over(lifetime, overADay), []string{"quarter-hour", "about-hour", "event-revoked", "half-day"}, []string{"days"}),
	}
}

func onRefresh() []Bearing {
	const offline = "offline_access"
	return []Bearing{
		{Question: "refresh-token", When: []Test{is("refresh.issued", "yes")}, Contradicts: []string{"none"}},
		{Question: "refresh-token", When: []Test{is("refresh.issued", "no"), {Asked: offline}}, Supports: []string{"none"}},
		{Question: "refresh-token", When: []Test{is("refresh.issued", "yes"), {Other: offline}}, Against: []string{"bounded", "partly-bounded"}, But: "it came without being asked for; not every provider has a scope to ask by"},
		{Question: "refresh-token", When: []Test{is("refresh.rotates", "no"), is("binding.used", "none")}, Contradicts: []string{"bounded"}},
		{Question: "refresh-token", When: []Test{is("revocation.refresh", "still-works")}, Contradicts: []string{"bounded"}, Against: []string{"partly-bounded"}, But: "somebody else may be able to end it"},
		{Question: "refresh-token", When: []Test{is("refresh.lifetime", "0")}, Against: []string{"bounded", "partly-bounded", "unmonitored", "undecided"}, But: "0 means no end at some providers"},
	}
}

func onBinding() []Bearing {
	return []Bearing{
		{Question: "token-binding", When: []Test{is("binding.used", "none")}, Contradicts: []string{"sender-constrained"}},
		{Question: "token-binding", Versions: []string{first}, When: []Test{is("binding.used", "none")}, Supports: []string{"bearer"}},
		{Question: "token-binding", Versions: []string{second}, When: []Test{is("binding.used", "none"), is("refresh.works", "yes")}, Supports: []string{"bearer"}},
		{Question: "token-binding", Versions: []string{second}, When: []Test{is("binding.used", "none"), is("refresh.issued", "no")}, Supports: []string{"bearer"}},
		{Question: "token-binding", When: []Test{is("binding.used", "dpop")}, Supports: []string{"sender-constrained"}},
	}
}

func onRevocation() []Bearing {
	const (
		refresh, access = "revocation.refresh", "revocation.access"
		still           = "still-works"
		lifetime        = "access.lifetime"
		view            = "this is the provider's view: an API that checks tokens by itself still accepts them"
	)
	on := func(version string, when []Test, contradicts, supports []string, but string) Bearing {
		return Bearing{Question: "revocation-test", Versions: []string{version}, When: when, Contradicts: contradicts, Supports: supports, But: but}
	}
	out := []Bearing{
		{Question: "revocation", When: []Test{is(refresh, still)}, Against: []string{"user-device-client", "complete"}, But: "the CLI's own sign-out ends nothing; the procedure was not tried"},
		{Question: "revocation", Versions: []string{first}, When: []Test{is(refresh, "ended")}, Against: []string{"expiry-only"}},
		{Question: "revocation-test", When: []Test{is(refresh, "ended", still)}, Against: []string{"untested"}},
		{Question: "revocation-test", When: []Test{is(access, "ended", still)}, Against: []string{"untested"}},
		{Question: "revocation-test", When: []Test{is(refresh, still)}, Contradicts: []string{"minutes", "one-hour", "about-hour", "one-day"}, Supports: []string{"ineffective"}},

		on(first, []Test{is(access, still), within(lifetime, quarterHour, hour)}, []string{"minutes"}, []string{"one-hour"}, ""),
		on(first, []Test{is(access, still), over(lifetime, hour)}, []string{"minutes", "one-hour"}, []string{"ineffective"}, ""),
		on(second, []Test{is(access, still), within(lifetime, quarterHour, aboutHour)}, []string{"minutes"}, []string{"about-hour"}, ""),
		on(second, []Test{is(access, still), within(lifetime, aboutHour, day)}, []string{"minutes", "about-hour"}, []string{"one-day"}, ""),
		on(second, []Test{is(access, still), over(lifetime, day)}, []string{"minutes", "about-hour", "one-day"}, []string{"ineffective"}, ""),
	}
	// What the provider refuses, an API that checks a JWT by itself takes until it
	// expires.
	ended := func(more ...Test) []Test { return append([]Test{is(refresh, "ended"), is(access, "ended")}, more...) }
	jwt := is("access.format", "jwt", "jwe")
	for _, version := range []string{first, second} {
		out = append(out,
			on(version, ended(is("access.format", "opaque")), nil, []string{"minutes"}, view),
			on(version, ended(jwt, Test{Fact: lifetime, UpTo: quarterHour}), nil, []string{"minutes"}, view))
	}
	return append(out,
		on(first, ended(jwt, within(lifetime, quarterHour, hour)), nil, []string{"one-hour"}, view),
		on(second, ended(jwt, within(lifetime, quarterHour, aboutHour)), nil, []string{"about-hour"}, view),
		on(second, ended(jwt, within(lifetime, aboutHour, day)), nil, []string{"one-day"}, view))
}

func onScopes() []Bearing {
	return []Bearing{
		{Question: "privilege", When: []Test{is("scope.unwanted", "granted")}, Against: []string{"read-only", "limited-write"}, But: "whether the API honours the scope is not known"},
		{Question: "scope", When: []Test{is("scope.unwanted", "granted")}, Contradicts: []string{"per-task", "per-mode"}, But: "the CLI may ask for less, but the server does not hold the line"},
		{Question: "scope", When: []Test{is("scope.granted", "more")}, Contradicts: []string{"per-task"}},
	}
}
