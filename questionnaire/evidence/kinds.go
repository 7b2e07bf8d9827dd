package evidence

// Where facts come from.
const (
	FromMetadata   = "metadata"
	FromDevice     = "device request"
	FromSignIn     = "sign-in"
	FromTokens     = "tokens"
	FromRefresh    = "refresh"
	FromRevocation = "revocation"
	FromReplay     = "replay"
)

// Kinds returns all facts that can be measured, in the order in which they are
// told.
func Kinds() []Kind {
	var out []Kind
	for _, list := range [][]Kind{ofMetadata(), ofDevice(), ofSignIn(), ofTokens(), ofRefresh(), ofRevocation(), ofReplay()} {
		out = append(out, list...)
	}
	return out
}

func ofMetadata() []Kind {
	a := []Grade{Advertised}
	yes := func(says string) []Saying { return []Saying{{"yes", says}} }
	listed := func(is, not string) []Saying { return []Saying{{"listed", is}, {"not-listed", not}} }
	return []Kind{
		{Name: "issuer.matches", From: FromMetadata, Type: Word, Grades: a, Label: "issuer",
			Words: []Saying{{"yes", "the metadata names the issuer that was asked for"}, {"template", "the metadata names a template for all tenants, not one issuer"}}},
		{Name: "documents.differ", From: FromMetadata, Type: List, Grades: a, Label: "fields in which two documents differ", Says: "two metadata documents differ in {}"},
		{Name: "hosts.other", From: FromMetadata, Type: List, Grades: a, Label: "other hosts", Says: "endpoints lie on other hosts: {}"},
		{Name: "device.endpoint", From: FromMetadata, Type: Word, Grades: a, Label: "device authorization endpoint", Words: yes("a device authorization endpoint is advertised")},
		{Name: "device.grant", From: FromMetadata, Type: Word, Grades: a, Label: "device grant",
			Words: append(listed("the device grant is listed", "the list of grants does not have the device grant"), Saying{"other-name", "the device grant is listed under a name that is not RFC 8628's"})},
		{Name: "refresh.grant", From: FromMetadata, Type: Word, Grades: a, Label: "refresh grant", Words: listed("the refresh grant is listed", "the list of grants does not have the refresh grant")},
		{Name: "client.public", From: FromMetadata, Type: Word, Grades: a, Label: "public clients at the token endpoint",
			Words: listed(`the token endpoint's methods list "none"`, `the token endpoint's methods do not list "none"`)},
		{Name: "revocation.endpoint", From: FromMetadata, Type: Word, Grades: a, Label: "revocation endpoint", Words: yes("a revocation endpoint is advertised")},
		{Name: "revocation.public", From: FromMetadata, Type: Word, Grades: a, Label: "public clients at the revocation endpoint",
			Words: listed(`the revocation endpoint's methods list "none"`, `the revocation endpoint's methods do not list "none"`)},
		{Name: "introspection.endpoint", From: FromMetadata, Type: Word, Grades: a, Label: "introspection endpoint", Words: yes("an introspection endpoint is advertised")},
		{Name: "binding.dpop", From: FromMetadata, Type: Word, Grades: a, Label: "DPoP", Words: yes("DPoP is advertised: possible, which does not mean used")},
		{Name: "binding.mtls", From: FromMetadata, Type: Word, Grades: a, Label: "tokens bound by mutual TLS",
			Words: []Saying{{"yes", "tokens bound by mutual TLS are advertised: possible, which does not mean used"}, {"no", "the metadata says that tokens are not bound by mutual TLS"}}},
		{Name: "alternative.ciba", From: FromMetadata, Type: Word, Grades: a, Label: "CIBA", Words: yes("CIBA is advertised")},
		{Name: "alternative.pkce", From: FromMetadata, Type: Word, Grades: a, Label: "PKCE",
			Words: []Saying{{"S256", "PKCE with S256 is advertised"}, {"plain", "PKCE is advertised without S256"}}},
		{Name: "legacy.grants", From: FromMetadata, Type: List, Grades: a, Label: "old grants", Says: "old grants are listed: {}"},
	}
}

func ofDevice() []Kind {
	d, o := []Grade{Declared}, []Grade{Observed}
	return []Kind{
		{Name: "client.accepted", From: FromDevice, Type: Word, Grades: o, Label: "client",
			Words: []Saying{
				{"yes", "the provider knows the client and gave it a device code"},
				{"unknown-client", "the provider does not know the client"},
				{"not-allowed", "the client may not use device flow"},
				{"refused", "the provider refused the device request"},
			}},
		{Name: "code.lifetime", From: FromDevice, Type: Seconds, Grades: d, Label: "lifetime of the device code", Says: "the device code lives {}"},
		{Name: "code.interval", From: FromDevice, Type: Seconds, Grades: d, Label: "interval of polling", Says: "the provider asks for {} between polls"},
		{Name: "code.user-code", From: FromDevice, Type: Term, Grades: d, Label: "user code", Says: "the user code has {}"},
		{Name: "code.complete-uri", From: FromDevice, Type: Word, Grades: d, Label: "address that holds the code",
			Words: []Saying{{"yes", "an address that holds the user code is sent too"}, {"no", "no address that holds the user code is sent"}}},
		{Name: "scope.unwanted", From: FromDevice, Type: Word, Grades: []Grade{Observed, Declared}, Label: "scope that this client must not get",
			Words: []Saying{{"refused", "the scope that the client must not get was refused"}, {"dropped", "the scope that the client must not get was left out of the token"}, {"granted", "the scope that the client must not get was granted"}}},
	}
}

func ofSignIn() []Kind {
	d, o := []Grade{Declared}, []Grade{Observed}
	return []Kind{
		{Name: "flow.completed", From: FromSignIn, Type: Word, Grades: o, Label: "device flow",
			Words: []Saying{
				{"yes", "the flow worked to its end"},
				{"denied", "the provider denied the sign-in"},
				{"expired", "the device code expired before anybody approved"},
			}},
		{Name: "approval.amr", From: FromSignIn, Type: List, Grades: d, Label: "methods of the sign-in", Says: "the sign-in was by {}"},
		{Name: "approval.acr", From: FromSignIn, Type: Term, Grades: d, Label: "class of the sign-in", Says: "the class of the sign-in is {}"},
		{Name: "approval.age", From: FromSignIn, Type: Seconds, Grades: d, Label: "age of the sign-in at the approval", Says: "the person had signed in {} before"},
	}
}

func ofTokens() []Kind {
	d, o := []Grade{Declared}, []Grade{Observed}
	return []Kind{
		{Name: "access.format", From: FromTokens, Type: Word, Grades: o, Label: "form of the access token",
			Words: []Saying{{"opaque", "the access token is opaque"}, {"jwt", "the access token is a signed JWT"}, {"jwe", "the access token is an encrypted JWT"}}},
		{Name: "access.lifetime", From: FromTokens, Type: Seconds, Grades: d, Label: "lifetime of the access token", Says: "the access token lives {}"},
		{Name: "access.watched-by", From: FromTokens, Type: Word, Grades: o, Label: "where the access token was tried",
			Words: []Saying{{"introspection", "the access token was tried by introspection"}, {"userinfo", "the access token was tried at the userinfo endpoint"}}},
		{Name: "binding.used", From: FromTokens, Type: Word, Grades: o, Label: "token binding",
			Words: []Saying{{"none", "the access token worked without any proof of a key"}, {"dpop", "the access token is bound by DPoP"}}},
		{Name: "scope.granted", From: FromTokens, Type: Word, Grades: d, Label: "scopes",
			Words: []Saying{{"same", "the scopes are those that were asked for"}, {"fewer", "fewer scopes were granted than asked for"}, {"more", "more scopes were granted than asked for"}}},
		{Name: "refresh.issued", From: FromTokens, Type: Word, Grades: o, Label: "refresh token",
			Words: []Saying{{"yes", "a refresh token was issued"}, {"no", "no refresh token was issued"}}},
		{Name: "refresh.lifetime", From: FromTokens, Type: Seconds, Grades: d, Label: "lifetime of the refresh token", Says: "the refresh token lives {}"},
	}
}

func ofRefresh() []Kind {
	o := []Grade{Observed}
	return []Kind{
		{Name: "refresh.works", From: FromRefresh, Type: Word, Grades: o, Label: "refresh",
			Words: []Saying{{"yes", "the refresh token works"}, {"no", "the refresh token does not work"}}},
		{Name: "refresh.rotates", From: FromRefresh, Type: Word, Grades: o, Label: "rotation of the refresh token",
			Words: []Saying{{"yes", "the refresh token rotates"}, {"no", "the refresh token does not rotate"}}},
		{Name: "refresh.ends-old-access", From: FromRefresh, Type: Word, Grades: o, Label: "old access token after a refresh",
			Words: []Saying{{"yes", "a refresh ends the old access token"}, {"no", "the old access token outlives a refresh"}}},
	}
}

func ofRevocation() []Kind {
	o := []Grade{Observed}
	return []Kind{
		{Name: "revocation.answer", From: FromRevocation, Type: Count, Grades: o, Label: "answer of the revocation endpoint", Says: "the revocation endpoint answered {}"},
		{Name: "revocation.refresh", From: FromRevocation, Type: Word, Grades: o, Label: "refresh token after being revoked",
			Words: []Saying{{"ended", "the refresh token is refused after being revoked"}, {"still-works", "the refresh token works after being revoked"}}},
		{Name: "revocation.access", From: FromRevocation, Type: Word, Grades: o, Label: "access token after being revoked",
			Words: []Saying{{"ended", "the access token is refused after being revoked, at the provider"}, {"still-works", "the access token works after being revoked"}}},
		{Name: "tokens.left", From: FromRevocation, Type: Count, Grades: o, Label: "tokens that may still be good", Says: "{} tokens may still be good"},
	}
}

func ofReplay() []Kind {
	o := []Grade{Observed}
	return []Kind{
		{Name: "code.single-use", From: FromReplay, Type: Word, Grades: o, Label: "device code",
			Words: []Saying{{"yes", "the device code works once"}, {"no", "the device code works more than once"}}},
		{Name: "refresh.reuse", From: FromReplay, Type: Word, Grades: o, Label: "old refresh token",
			Words: []Saying{{"refused", "an old refresh token is refused"}, {"accepted", "an old refresh token is accepted"}}},
		{Name: "refresh.reuse-ends-family", From: FromReplay, Type: Word, Grades: o, Label: "new tokens after an old one was used",
			Words: []Saying{{"yes", "the use of an old refresh token ends the new ones"}, {"no", "the use of an old refresh token leaves the new ones alone"}}},
		{Name: "client.secret-needed", From: FromReplay, Type: Word, Grades: o, Label: "client secret",
			Words: []Saying{{"yes", "the device code is not redeemed without the client's secret"}, {"no", "the device code is redeemed without the client's secret"}}},
	}
}
