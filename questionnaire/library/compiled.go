// Code generated from data/*.yaml by go test ./questionnaire/library -run Compiled -update; DO NOT EDIT.

package library

import (
	"flowverdict/questionnaire"
)

// compiled returns the definition of the file with this digest that comes
// with the program, without reading the file. A test holds the two equal.
func compiled(digest string) (questionnaire.Definition, bool) {
	switch digest {
	case "463bed78a8b20b4ac7e9f2110c0112c59a135c4e975d5f60d8127bd97f8c2b73":
		return questionnaire.Definition{
			ID:      "device-flow-cli",
			Version: "1.0.0",
			Title:   "Is OAuth 2.0 device flow appropriate for this CLI application?",
			About:   "OAuth 2.0 device flow (RFC 8628) lets a client without a browser ask for a device code, show its user a verification URL and a short user code, and poll the authorization server until the user has approved on another device. It is a sound choice only while several conditions hold, and each question asks about one of them. The record is the written form of the risk assessment that RFC 10027 section 2 makes mandatory before a cross-device flow is built. No universal standard says how much privilege is too much for such a client, so the thresholds are the organisation's choice, and those used here are stated openly.",
			Sources: []questionnaire.Source{"article P2", "article P4", "article D6", "RFC 8628", "RFC 10027 2"},
			Bands: []questionnaire.Band{
				{
					Verdict: questionnaire.Suitable,
					From:    80,
					Text:    "Device flow is appropriate as designed.",
				},
				{
					Verdict: questionnaire.Conditional,
					From:    60,
					Text:    "Device flow is appropriate once every listed condition is met.",
				},
				{
					Verdict: questionnaire.Governed,
					From:    40,
					Text:    "Treat the CLI as a governed client and reconsider the architecture.",
				},
				{
					Text: "Use another mechanism, or fix the named blockers first.",
				},
			},
			Documents: []questionnaire.Document{
				{
					ID:    "article",
					Title: "How can organisations decide whether device flow is appropriate for a CLI application? NHI Mgmt Group, 8 June 2026",
					URL:   "https://nhimg.org/",
				},
				{
					ID:    "NHI guide",
					Title: "Ultimate Guide to NHIs, NHI Mgmt Group, as quoted by the article",
				},
				{
					ID:    "RFC 7009",
					Title: "OAuth 2.0 Token Revocation, August 2013",
					URL:   "https://www.rfc-editor.org/rfc/rfc7009",
				},
				{
					ID:    "RFC 7662",
					Title: "OAuth 2.0 Token Introspection",
					URL:   "https://www.rfc-editor.org/rfc/rfc7662",
				},
				{
					ID:    "RFC 8252",
					Title: "OAuth 2.0 for Native Apps, BCP 212, October 2017",
					URL:   "https://www.rfc-editor.org/rfc/rfc8252",
				},
				{
					ID:    "RFC 8628",
					Title: "OAuth 2.0 Device Authorization Grant, August 2019",
					URL:   "https://www.rfc-editor.org/rfc/rfc8628",
				},
				{
					ID:    "RFC 8705",
					Title: "OAuth 2.0 Mutual-TLS Client Authentication and Certificate-Bound Access Tokens",
					URL:   "https://www.rfc-editor.org/rfc/rfc8705",
				},
				{
					ID:    "RFC 9449",
					Title: "OAuth 2.0 Demonstrating Proof of Possession (DPoP)",
					URL:   "https://www.rfc-editor.org/rfc/rfc9449",
				},
				{
					ID:    "RFC 9470",
					Title: "OAuth 2.0 Step Up Authentication Challenge Protocol, September 2023",
					URL:   "https://www.rfc-editor.org/rfc/rfc9470",
				},
				{
					ID:    "RFC 9700",
					Title: "Best Current Practice for OAuth 2.0 Security, BCP 240, January 2025",
					URL:   "https://www.rfc-editor.org/rfc/rfc9700",
				},
				{
					ID:    "RFC 10027",
					Title: "Best Current Practice for Security of Cross-Device Flows, BCP 247, August 2026",
					URL:   "https://www.rfc-editor.org/rfc/rfc10027",
				},
				{
					ID:    "CIBA",
					Title: "OpenID Connect Client-Initiated Backchannel Authentication Flow, Core 1.0, September 2021",
					URL:   "https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html",
				},
				{
					ID:    "Entra guidance",
					Title: "Block authentication flows with Conditional Access policy, Microsoft Entra",
					URL:   "https://learn.microsoft.com/en-us/entra/identity/conditional-access/policy-block-authentication-flows",
				},
				{
					ID:    "Entra token lifetimes",
					Title: "Configurable token lifetimes in the Microsoft identity platform, Microsoft, May 2025",
					URL:   "https://learn.microsoft.com/en-us/entra/identity-platform/configurable-token-lifetimes",
				},
				{
					ID:    "Entra CAE",
					Title: "Continuous access evaluation in Microsoft Entra",
					URL:   "https://learn.microsoft.com/en-us/entra/identity/conditional-access/concept-continuous-access-evaluation",
				},
				{
					ID:    "Storm-2372 report",
					Title: "Storm-2372 conducts device code phishing campaign, Microsoft, February 2025",
					URL:   "https://www.microsoft.com/en-us/security/blog/2025/02/13/storm-2372-conducts-device-code-phishing-campaign/",
				},
				{
					ID:    "GitHub docs",
					Title: "Authorizing OAuth apps, and token expiry of GitHub Apps, GitHub documentation",
					URL:   "https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps",
				},
				{
					ID:    "Docker docs",
					Title: "docker login, Docker documentation",
					URL:   "https://docs.docker.com/reference/cli/docker/login/",
				},
				{
					ID:    "Auth0 docs",
					Title: "Secure a CLI with Auth0, Auth0 documentation",
					URL:   "https://auth0.com/docs/customize/integrations/secure-a-cli-with-auth0",
				},
				{
					ID:    "Okta docs",
					Title: "Device Authorization Grant guide, Okta documentation",
					URL:   "https://developer.okta.com/docs/guides/device-authorization-grant/main/",
				},
				{
					ID:    "Google docs",
					Title: "OAuth 2.0 for TV and Limited-Input Device Applications, Google",
					URL:   "https://developers.google.com/identity/protocols/oauth2/limited-input-device",
				},
				{
					ID:    "AWS docs",
					Title: "AWS CLI Command Reference, login and sso login",
					URL:   "https://docs.aws.amazon.com/cli/latest/reference/",
				},
				{
					ID:    "Heroku docs",
					Title: "Heroku CLI authentication",
				},
				{
					ID:    "Stripe docs",
					Title: "Stripe CLI keys",
				},
				{
					ID:    "Fly docs",
					Title: "Fly.io access tokens",
				},
				{
					ID:    "Teleport docs",
					Title: "Teleport headless sign-in",
				},
			},
			Frameworks: []questionnaire.Framework{
				{
					ID:    "owasp-nhi-2025",
					Title: "OWASP Non-Human Identities Top 10 2025",
					URL:   "https://owasp.org/www-project-non-human-identities-top-10/2025/",
					Controls: []questionnaire.Control{
						{
							ID:    "NHI1:2025",
							Title: "Improper Offboarding",
							Note:  "The article names NHI-03 for bounded token lifetimes and revocation; in the 2025 edition NHI3 is about third parties, and offboarding and revocation belong to NHI1.",
						},
						{
							ID:    "NHI2:2025",
							Title: "Secret Leakage",
						},
						{
							ID:    "NHI3:2025",
							Title: "Vulnerable Third-Party NHI",
							Note:  "The article's NHI-03 has this number but another subject; NHI3 fits the JetBrains plugin case that the article recalls, which OWASP lists among its references.",
						},
						{
							ID:    "NHI4:2025",
							Title: "Insecure Authentication",
						},
						{
							ID:    "NHI5:2025",
							Title: "Overprivileged NHI",
						},
						{
							ID:    "NHI6:2025",
							Title: "Insecure Cloud Deployment Configurations",
						},
						{
							ID:    "NHI7:2025",
							Title: "Long-Lived Secrets",
							Note:  "The article names NHI-03 for bounded token lifetimes and revocation; in the 2025 edition NHI3 is about third parties, and token lifetimes belong to NHI7.",
						},
						{
							ID:    "NHI8:2025",
							Title: "Environment Isolation",
						},
						{
							ID:    "NHI9:2025",
							Title: "NHI Reuse",
						},
						{
							ID:    "NHI10:2025",
							Title: "Human Use of NHI",
							Note:  "A person's token used by a machine is the reverse of this entry; the list has no exact entry for it, and NHI9 is the nearest.",
						},
					},
				},
				{
					ID:    "nist-csf-2.0",
					Title: "NIST Cybersecurity Framework 2.0",
					URL:   "https://www.nist.gov/cyberframework",
					Controls: []questionnaire.Control{
						{
							ID:    "GV.RR-02",
							Title: "Roles, responsibilities, and authorities related to cybersecurity risk management are established, communicated, understood, and enforced",
						},
						{
							ID:    "GV.OV-03",
							Title: "Organizational cybersecurity risk management performance is evaluated and reviewed for adjustments needed",
						},
						{
							ID:    "GV.SC-07",
							Title: "The risks posed by a supplier, their products and services, and other third parties are understood, recorded, prioritized, assessed, responded to, and monitored over the course of the relationship",
						},
						{
							ID:    "ID.AM-02",
							Title: "Inventories of software, services, and systems managed by the organization are maintained",
						},
						{
							ID:    "ID.AM-04",
							Title: "Inventories of services provided by suppliers are maintained",
						},
						{
							ID:    "ID.AM-08",
							Title: "Systems, hardware, software, services, and data are managed throughout their life cycles",
						},
						{
							ID:    "ID.RA-05",
							Title: "Threats, vulnerabilities, likelihoods, and impacts are used to understand inherent risk and inform risk response prioritization",
						},
						{
							ID:    "ID.RA-07",
							Title: "Changes and exceptions are managed, assessed for risk impact, recorded, and tracked",
						},
						{
							ID:    "PR.AA-01",
							Title: "Identities and credentials for authorized users, services, and hardware are managed by the organization",
							Note:  "The article names PR.AC-1, which is an id of CSF 1.1; CSF 2.0 has no PR.AC category, and of its successors PR.AA-01 and PR.AA-05 it is PR.AA-01 that covers issuing and revoking credentials.",
						},
						{
							ID:    "PR.AA-02",
							Title: "Identities are proofed and bound to credentials based on the context of interactions",
						},
						{
							ID:    "PR.AA-03",
							Title: "Users, services, and hardware are authenticated",
						},
						{
							ID:    "PR.AA-04",
							Title: "Identity assertions are protected, conveyed, and verified",
						},
						{
							ID:    "PR.AA-05",
							Title: "Access permissions, entitlements, and authorizations are defined in a policy, managed, enforced, and reviewed, and incorporate the principles of least privilege and separation of duties",
							Note:  "The article names PR.AC-1, which is an id of CSF 1.1; for the controlled access decisions that the article means, PR.AA-05 is the closest subcategory of CSF 2.0.",
						},
						{
							ID:    "PR.AA-06",
							Title: "Physical access to assets is managed, monitored, and enforced commensurate with risk",
						},
						{
							ID:    "PR.DS-01",
							Title: "The confidentiality, integrity, and availability of data-at-rest are protected",
						},
						{
							ID:    "PR.DS-02",
							Title: "The confidentiality, integrity, and availability of data-in-transit are protected",
						},
						{
							ID:    "PR.PS-04",
							Title: "Log records are generated and made available for continuous monitoring",
						},
						{
							ID:    "PR.IR-01",
							Title: "Networks and environments are protected from unauthorized logical access and usage",
						},
						{
							ID:    "DE.CM-03",
							Title: "Personnel activity and technology usage are monitored to find potentially adverse events",
						},
						{
							ID:    "DE.CM-09",
							Title: "Computing hardware and software, runtime environments, and their data are monitored to find potentially adverse events",
						},
						{
							ID:    "RS.MI-01",
							Title: "Incidents are contained",
						},
						{
							ID:    "RS.MI-02",
							Title: "Incidents are eradicated",
						},
					},
				},
				{
					ID:    "nist-ai-rmf-1.0",
					Title: "NIST AI Risk Management Framework 1.0",
					URL:   "https://www.nist.gov/itl/ai-risk-management-framework",
					Controls: []questionnaire.Control{
						{
							ID:    "GOVERN 1.6",
							Title: "Mechanisms are in place to inventory AI systems and are resourced according to organizational risk priorities",
							Note:  "The article names the AI RMF without an id; this one and the others listed here were chosen for context-aware authorisation and lifecycle oversight, and apply only where an AI agent drives the CLI.",
						},
						{
							ID:    "GOVERN 2.1",
							Title: "Roles and responsibilities and lines of communication related to mapping, measuring, and managing AI risks are documented and are clear to individuals and teams throughout the organization",
						},
						{
							ID:    "GOVERN 3.2",
							Title: "Policies and procedures are in place to define and differentiate roles and responsibilities for human-AI configurations and oversight of AI systems",
						},
						{
							ID:    "MAP 3.5",
							Title: "Processes for human oversight are defined, assessed, and documented in accordance with organizational policies from the GOVERN function",
						},
						{
							ID:    "MANAGE 2.4",
							Title: "Mechanisms are in place and applied, and responsibilities are assigned and understood, to supersede, disengage, or deactivate AI systems that demonstrate performance or outcomes inconsistent with intended use",
						},
						{
							ID:    "MANAGE 4.1",
							Title: "Post-deployment AI system monitoring plans are implemented, including appeal and override, decommissioning, incident response, recovery, and change management",
						},
					},
				},
			},
			Alternatives: []questionnaire.Alternative{
				{
					ID:      "authorization-code-pkce",
					Title:   "Authorization code with PKCE",
					Text:    "The CLI opens the user's own browser and receives the answer on a loopback address that it listens on only during the request; PKCE protects the code. It serves wherever the browser and the CLI run on the same machine.",
					Sources: []questionnaire.Source{"RFC 8252 7.3", "RFC 8252 8.1", "RFC 9700 2.1.1", "RFC 10027 5"},
				},
				{
					ID:      "paste-back-code",
					Title:   "Pasted one-time code with PKCE",
					Text:    "The CLI prints a URL, the user signs in with any browser and pastes the one-time code back into the terminal, where PKCE makes it useless to anyone else. It serves hosts without a browser, and an attacker who starts it gets nowhere unless the user sends the code to them. The AWS CLI offers it as aws login --remote.",
					Sources: []questionnaire.Source{"RFC 8252 8.1", "RFC 9700 2.1.1", "AWS docs"},
				},
				{
					ID:      "ciba",
					Title:   "CIBA or FIDO cross-device sign-in",
					Text:    "With client-initiated backchannel authentication (CIBA) the authorization server asks the user on a registered device, so no user code can be passed on; FIDO cross-device sign-in proves that both devices are close together. They serve where the server has a channel to the user, or where both devices support FIDO. RFC 10027 ranks FIDO first, CIBA second and device flow last.",
					Sources: []questionnaire.Source{"RFC 10027 6.2.2", "RFC 10027 6.2.3", "RFC 10027 6.2.4", "CIBA"},
				},
				{
					ID:      "workload-identity",
					Title:   "Workload identity",
					Text:    "The job or service shows a short-lived identity that its platform issues (workload identity federation), or, where no federation exists, uses client credentials with an asymmetric key. It serves every run that has no person at the prompt.",
					Sources: []questionnaire.Source{"RFC 9700 2.5", "article P10"},
				},
				{
					ID:      "existing-session",
					Title:   "The session already there",
					Text:    "The SSO session, SSH certificate or platform identity that already covers the user or the host. It serves without a new token that would have to be stored, watched and revoked.",
					Sources: []questionnaire.Source{"article A1"},
				},
				{
					ID:      "governed-client",
					Title:   "Governed client",
					Text:    "A client with a named owner, approval and regular review, just-in-time elevation and step-up for high-risk actions. It often means a different architecture: a service acts, and the CLI only asks it to. It serves durable or high-privilege access.",
					Sources: []questionnaire.Source{"article A3", "article D7", "article P4e", "RFC 9470"},
				},
				{
					ID:      "managed-workstation",
					Title:   "Managed workstation",
					Text:    "A managed workstation or privileged-access host whose posture the authorization server checks at sign-in. It serves where shared or unmanaged hosts weaken the trust in an approval.",
					Sources: []questionnaire.Source{"article D5", "RFC 10027 6.1.7"},
				},
			},
			Sections: []questionnaire.Section{
				{
					ID:      "browser",
					Title:   "Browser and alternatives",
					About:   "Whether device flow is needed at all: it fits where no browser can be used safely but a person must still approve at runtime. Where something stronger works, use that.",
					Sources: []questionnaire.Source{"article A1", "article P1"},
					Questions: []questionnaire.Question{
						{
							ID:     "browser",
							Title:  "Local browser",
							Text:   "How could this CLI show a sign-in page on the machine where it runs?",
							Weight: 8,
							Lever:  "fact",
							Levels: []questionnaire.Level{
								{
									ID:      "none",
									Points:  100,
									Text:    "No browser can be opened or safely embedded there (SSH, container, constrained terminal)",
									Sources: []questionnaire.Source{"article P3"},
								},
								{
									ID:     "some-hosts",
									Points: 60,
									Text:   "Some hosts can open the user's own browser and receive a loopback redirect, others cannot",
								},
								{
									ID:     "system-browser",
									Points: 10,
									Text:   "It can open the user's own browser with a loopback redirect wherever it runs",
								},
								{
									ID:      "embedded-view",
									Text:    "It would sign in inside an embedded browser view",
									Sources: []questionnaire.Source{"RFC 8252 8.12"},
								},
							},
							Why:        "Device flow is for hosts without a usable browser. Where one can be opened, authorization code with PKCE fits better, and RFC 10027 says not to use device flow on the same device.",
							Help:       "RFC 8252 8.12 forbids embedded browser views for all native apps, so the question that decides is whether the external browser and a loopback redirect work. Try it on every kind of host that the CLI runs on. RFC 8628 says in section 1 that it is not meant to replace browser-based OAuth in native apps on capable devices, and it assumes that the user has a second device. Publishers disagree about a CLI on a laptop: GitHub, Docker and Auth0 recommend device flow for a CLI (Auth0 where the user cannot open a browser); Google, AWS, Microsoft and RFC 10027 do not. Google sends command-line tools on machines with a browser to its flow for desktop apps, AWS uses authorization code by default and device code on request, and Microsoft recommends blocking device code flow wherever possible. This questionnaire follows the RFCs. Avoiding an embedded browser removes one risk, but what remains is still an authentication path for a client that may later act with API scope.",
							Sources:    []questionnaire.Source{"article A1", "article B1", "article P1", "article P3", "RFC 8628 1", "RFC 8252 5", "RFC 8252 7.3", "RFC 8252 8.12", "RFC 10027 5", "RFC 10027 6.2.1.5", "GitHub docs", "Docker docs", "Auth0 docs", "Google docs", "AWS docs", "Entra guidance"},
							Frameworks: []string{"NHI4:2025", "PR.AA-03"},
						},
						{
							ID:     "sign-in-today",
							Title:  "Sign-in without device flow",
							Text:   "Without device flow, what would people do to sign in?",
							Weight: 4,
							Lever:  "fact",
							Levels: []questionnaire.Level{
								{
									ID:     "pasted-credentials",
									Points: 100,
									Text:   "Paste a password, API key or long-lived token",
								},
								{
									ID:     "pasted-code",
									Points: 50,
									Text:   "Paste back a one-time code protected by PKCE",
								},
								{
									ID:   "existing-session",
									Text: "Nothing: an SSO session, SSH certificate or workload identity already covers it",
								},
							},
							Why:        "Device flow earns its place where people would otherwise paste passwords, keys or tokens into a terminal. If a session or an identity already covers the need, it would only add another way in.",
							Help:       "Ask two or three users to show how they sign in today, and read the setup guide. The article joins two conditions: no browser that can be used safely, and pasted credentials as the alternative. Remote shells, constrained terminals and automation support tools are its examples of places where typing a password would be worse. RFC 9700 2.4 forbids the password grant, so a password handed to the CLI is no alternative. A one-time code with PKCE that is pasted back is not a pasted credential, because it is worthless without the verifier that stays in the CLI; the AWS CLI offers this as aws login --remote, from version 2.32.",
							Sources:    []questionnaire.Source{"article A1", "article P3", "RFC 9700 2.4", "AWS docs"},
							Frameworks: []string{"NHI4:2025", "NHI2:2025", "PR.AA-03"},
						},
						{
							ID:     "cross-device-option",
							Title:  "Stronger protocol",
							Text:   "Could a stronger cross-device protocol (CIBA, FIDO cross-device sign-in) serve instead?",
							Weight: 2,
							Lever:  "identity-team",
							Levels: []questionnaire.Level{
								{
									ID:     "not-viable",
									Points: 100,
									Text:   "No: device, provider or user population rules it out",
								},
								{
									ID:     "planned",
									Points: 60,
									Text:   "Not yet, a move is planned",
								},
								{
									ID:   "available",
									Text: "Yes, it is available now",
								},
							},
							Why:        "RFC 10027 accepts device flow only where other cross-device protocols are not viable. CIBA has no code that could be passed on, and FIDO proves that both devices are close together.",
							Help:       "RFC 10027 6.2.4 puts FIDO cross-device sign-in first, CIBA second and device flow last, and recommends device flow only with additional mitigations. CIBA fits when the CLI can ask for a user name and the authorization server can reach the user's registered device; whoever knows the user name can still send requests until one is accepted by mistake. FIDO cross-device sign-in needs Bluetooth on both sides and WebAuthn on the host, so it does not fit a bare SSH host. Ask the identity team what the provider supports for this client, and write down what rules each protocol out. This question comes from RFC 10027; the article does not ask it.",
							Sources:    []questionnaire.Source{"RFC 10027 6.2.1.5", "RFC 10027 6.2.2", "RFC 10027 6.2.3", "RFC 10027 6.2.4", "CIBA"},
							Frameworks: []string{"NHI4:2025", "PR.AA-03"},
						},
					},
				},
				{
					ID:      "client",
					Title:   "Client",
					About:   "Who the client is: how the authorization server knows it, who allowed it, who owns it and who builds it. It should be a registered client with a defined audience, not an ad hoc script.",
					Sources: []questionnaire.Source{"article P4a"},
					Questions: []questionnaire.Question{
						{
							ID:     "registration",
							Title:  "Client registration",
							Text:   "How does the authorization server know this client?",
							Weight: 5,
							Lever:  "cli-team",
							Levels: []questionnaire.Level{
								{
									ID:     "dedicated",
									Points: 100,
									Text:   "Its own registered public client: device grant only, fixed audience, no redirect URI",
								},
								{
									ID:     "shared",
									Points: 50,
									Text:   "Registered, but the client id is shared, other grants are on, or the audience is open",
								},
								{
									ID:     "borrowed",
									Points: 10,
									Text:   "Another application's client id, or dynamic registration that nobody reviewed",
								},
								{
									ID:   "unregistered",
									Text: "Not registered: an ad hoc script",
								},
							},
							Why:        "Audience, policy, monitoring and revocation can be set only for a client that the server knows. A borrowed or shared id hides this CLI among other software.",
							Help:       "Look the client up in the authorization server: an entry of its own, device grant on, other grants off, a fixed audience, no redirect URI. A CLI is a public client: a client id or secret inside a binary proves nothing, and RFC 8628 5.6 warns that such clients can be impersonated. RFC 8252 8.6 therefore says that requests should not be granted without the user unless the client's identity is assured. In the Storm-2372 phishing campaign, which Microsoft reported in February 2025, the attackers used the client id of a first-party broker application. Dynamic registration that nobody reviewed counts as borrowed, because nobody decided that this client should exist.",
							Sources:    []questionnaire.Source{"article A2", "article P4a", "RFC 8628 5.6", "RFC 8252 8.5", "RFC 8252 8.6", "Storm-2372 report"},
							Frameworks: []string{"NHI9:2025", "NHI4:2025", "PR.AA-01", "ID.AM-02"},
						},
						{
							ID:     "tenant-policy",
							Title:  "Provider policy",
							Text:   "What does the identity provider's policy say of device flow for this client?",
							Weight: 2,
							Lever:  "identity-team",
							Levels: []questionnaire.Level{
								{
									ID:     "explicitly-allowed",
									Points: 100,
									Text:   "Allowed on purpose, limited to this client, these networks or these devices",
								},
								{
									ID:     "allowed-by-default",
									Points: 50,
									Text:   "On because nobody switched it off",
								},
								{
									ID:   "blocked",
									Text: "Blocked by policy in a tenant where it must work",
								},
							},
							Why:        "Where device flow is merely left on, anyone can start it and send the code to a victim. Allowing it for this client, on known networks or devices, takes that away.",
							Help:       "The article asks for controlled access decisions; to allow the flow on purpose, for one client, is such a decision. Microsoft recommends blocking device code flow wherever possible and allowing it only where necessary; Conditional Access can target it, and the guidance asks for regular audits of exclusion lists. RFC 10027 6.1.7 and 6.1.8 describe limits to trusted devices and trusted networks: who cannot start the flow gets no code to misuse. Network limits should not stand alone. Whether the grant is on can be read from the server's metadata: device_authorization_endpoint, and the device code grant in grant_types_supported (RFC 8628 4). If it is blocked, do not work around the policy: ask for an exception limited to this client, with an end.",
							Sources:    []questionnaire.Source{"article E3", "RFC 10027 2", "RFC 10027 6.1.7", "RFC 10027 6.1.8", "RFC 8628 4", "Entra guidance"},
							Frameworks: []string{"NHI4:2025", "PR.AA-05", "PR.IR-01", "ID.RA-07"},
						},
						{
							ID:     "ownership",
							Title:  "Owner",
							Text:   "Who owns this client?",
							Weight: 3,
							Lever:  "cli-team",
							Levels: []questionnaire.Level{
								{
									ID:     "named",
									Points: 100,
									Text:   "A named owner and a deputy, in an inventory",
								},
								{
									ID:     "team-only",
									Points: 60,
									Text:   "A team, no named person",
								},
								{
									ID:   "nobody",
									Text: "Nobody, or unclear",
								},
							},
							Why:        "A client that nobody owns is not reviewed, not offboarded and not switched off. Ambiguous ownership is one way in which a CLI becomes a weakly governed identity.",
							Help:       "Look in the inventory for a person, a deputy and a team, and ask whether they know of it. A team alone is weak evidence, because teams are renamed and dissolved. The owner answers for scopes, review, monitoring and retirement, which makes the sign-in of a CLI governed system behaviour. When the owner changes roles or leaves, ownership must pass on. OWASP's 2025 list (NHI1) quotes that 32% of incidents with non-human identities involved orphaned ones.",
							Sources:    []questionnaire.Source{"article B2", "article P6", "article E5", "NHI1:2025"},
							Frameworks: []string{"NHI1:2025", "GV.RR-02"},
						},
						{
							ID:     "distribution",
							Title:  "Origin of the CLI",
							Text:   "Who builds the CLI that will hold the tokens?",
							Weight: 1,
							Lever:  "cli-team",
							Levels: []questionnaire.Level{
								{
									ID:     "first-party",
									Points: 100,
									Text:   "We build and sign it",
								},
								{
									ID:     "reviewed-vendor",
									Points: 70,
									Text:   "A vendor; the version is reviewed and pinned",
								},
								{
									ID:   "community",
									Text: "A plugin or community tool that nobody here reviews",
								},
							},
							Why:        "Whoever builds the tool can reach every token it holds. Developer tooling often gathers access faster than teams expect, and one weak plugin can expose it.",
							Help:       "The article recalls the token exposure in JetBrains' GitHub plugin; OWASP's 2025 list has it among the references of NHI3, Vulnerable Third-Party NHI. First-party means built from source that you control, signed, and updated by you. For a vendor's tool, note which version was reviewed, by whom, and how updates are held back until they are reviewed too. Extensions count: a plugin that can ask the CLI for its token holds the token as well.",
							Sources:    []questionnaire.Source{"article P7", "NHI3:2025"},
							Frameworks: []string{"NHI3:2025", "GV.SC-07", "ID.AM-04"},
						},
					},
				},
				{
					ID:      "approval",
					Title:   "Approval",
					About:   "Device flow rests on one approval by a person: who gives it, what ties it to the right user and device, how the codes are protected, and which actions need a fresh check.",
					Sources: []questionnaire.Source{"article P1", "article B7"},
					Questions: []questionnaire.Question{
						{
							ID:     "approver",
							Title:  "Approver",
							Text:   "Who approves the request, and who started it?",
							Weight: 5,
							Lever:  "cli-team",
							Levels: []questionnaire.Level{
								{
									ID:     "same-person",
									Points: 100,
									Text:   "The person who started it, in the same moment",
								},
								{
									ID:     "same-place",
									Points: 40,
									Text:   "Someone else, standing at the same device",
								},
								{
									ID:     "relayed",
									Points: 10,
									Text:   "Someone to whom the code is sent by chat, mail, ticket or phone",
								},
								{
									ID:   "nobody",
									Text: "No person: there is nobody at the prompt",
								},
							},
							Why:        "Device flow assumes that the person who approves is the one who started the request. Relaying the code is exactly how it is phished, and without a person nothing is approved at all.",
							Help:       "RFC 8628 5.4 describes remote phishing: an attacker starts the flow and sends the code to a victim, who approves it on the genuine page. RFC 10027 1.1 adds that such attacks succeed even with multi-factor authentication, because no credential is stolen: the user grants the access. Its section 4.3.2 gives an example, an e-mail that threatens to delete files unless the code is entered. RFC 8628 5.7 recommends that a code which is sent by other means than the screen reaches only people close by. Watch a real sign-in, and ask the support desk whether it ever sends codes to people. A script that waits until someone elsewhere approves counts as relayed.",
							Sources:    []questionnaire.Source{"article P1", "article P10", "RFC 8628 5.4", "RFC 8628 5.7", "RFC 10027 1.1", "RFC 10027 4.3"},
							Frameworks: []string{"NHI4:2025", "PR.AA-02", "PR.AA-03"},
						},
						{
							ID:     "traceability",
							Title:  "Right user and device",
							Text:   "What ties the approval to a real operator and device?",
							Weight: 4,
							Lever:  "identity-team",
							Levels: []questionnaire.Level{
								{
									ID:     "person-and-device",
									Points: 100,
									Text:   "Phishing-resistant sign-in, and both devices known or managed",
								},
								{
									ID:     "person-mfa",
									Points: 70,
									Text:   "A named person with multi-factor; the device that gets the token is not verified",
								},
								{
									ID:     "person-session",
									Points: 40,
									Text:   "A named person with a password or an old session",
								},
								{
									ID:   "shared-account",
									Text: "A shared account, or nobody can tell",
								},
							},
							Why:        "An approval is worth what it can be traced to: a real operator, device or managed admin context. The device that approves is not the one that gets the token, so a strong sign-in on a phone says nothing about the host.",
							Help:       "RFC 8628 5.3 says it: signals from the approving user's session and device are not always relevant to the trust in the device that asks. RFC 10027 6.1.7 offers trusted devices as the remedy: only registered or managed devices may start the flow. Multi-factor authentication helps to name the person, but does not stop the phishing of approvals (RFC 10027 1.1). With an old session an approval may be a single click without a fresh sign-in. To find out, take one sign-in of last week and try to name person and host from the logs alone.",
							Sources:    []questionnaire.Source{"article B7", "article P4d", "RFC 8628 5.3", "RFC 10027 1.1", "RFC 10027 6.1.7"},
							Frameworks: []string{"NHI10:2025", "PR.AA-02", "PR.AA-03"},
						},
						{
							ID:     "code-handling",
							Title:  "Device and user codes",
							Text:   "How are the device code and user code protected?",
							Weight: 3,
							Lever:  "identity-team",
							Levels: []questionnaire.Level{
								{
									ID:     "hardened",
									Points: 100,
									Text:   "10 minutes at most, single use, attempts limited; the page names client and device and asks whether it is yours; never started by itself",
								},
								{
									ID:     "provider-defaults",
									Points: 60,
									Text:   "The provider's defaults, not verified",
								},
								{
									ID:   "weak",
									Text: "Over 30 minutes, no attempt limit, started automatically, or the code is logged or shared",
								},
							},
							Why:        "Whoever holds the code can be granted the access. A short life, few attempts and a page that names client and device let users notice what is wrong.",
							Help:       "The client asks for a device code, shows a URL and a user code, and polls until the user has approved. RFC 8628 sets no number for the life of codes: its sample shows 1800 seconds, and 5.4 wants it sufficiently short; GitHub uses 900 seconds, Okta 600, Entra 15 minutes by default, and the limits here are this questionnaire's. A user code of 8 characters from an alphabet of 20 has about 34.5 bits; RFC 8628 5.1 allows five attempts for a chance of 2^-32, and GitHub publishes a limit of 50 submissions an hour for an app. Polling waits 5 seconds unless told otherwise, and 5 more after each slow_down (3.2, 3.5). The flow should start when the user asks for it, not by itself at start-up or after expiry (3.1). The page should show the device and have the user confirm that it is in their possession (5.4); RFC 10027 6.1.14 adds that declining should be the default or as prominent as granting. Codes do not belong in logs, chats or tickets. Where all is verified but codes live between 10 and 30 minutes, the second level is the honest answer.",
							Sources:    []questionnaire.Source{"article P2", "RFC 8628 3.1", "RFC 8628 3.2", "RFC 8628 3.5", "RFC 8628 5.1", "RFC 8628 5.4", "RFC 10027 6.1.2", "RFC 10027 6.1.3", "RFC 10027 6.1.11", "RFC 10027 6.1.14", "GitHub docs", "Okta docs"},
							Frameworks: []string{"NHI4:2025", "PR.AA-03", "PR.AA-04"},
						},
						{
							ID:     "step-up",
							Title:  "Step-up",
							Text:   "Do dangerous commands need a fresh check?",
							Weight: 3,
							Lever:  "cli-team",
							Levels: []questionnaire.Level{
								{
									ID:     "enforced",
									Points: 100,
									Text:   "The API enforces it: step-up challenge, just-in-time elevation or a second approver",
								},
								{
									ID:     "client-prompt",
									Points: 30,
									Text:   "Only the CLI asks whether the user is sure",
								},
								{
									ID:   "inherited",
									Text: "No: every command inherits the login",
								},
							},
							Why:        "A login is permission to begin, not approval of everything that follows. High-risk actions need step-up or a separate approval, and it must be checked at the API: a stolen token never meets the CLI's own prompt.",
							Help:       "With RFC 9470 the API answers insufficient_user_authentication and names the acr_values or max_age that it wants; the client then goes back to the authorization server. RFC 8628 has no such parameters in its request, so step-up usually needs a browser flow; just-in-time elevation or a second approver need no change in the CLI. List the commands that delete, deploy, pay or change permissions, and try one of them with the token alone, outside the CLI. If there is no such command, answer with the best level and give that as the evidence.",
							Sources:    []questionnaire.Source{"article P4e", "RFC 9470"},
							Frameworks: []string{"NHI5:2025", "PR.AA-03", "PR.AA-05"},
						},
					},
				},
				{
					ID:      "tokens",
					Title:   "Tokens and lifetimes",
					About:   "What the approval leaves behind: how long the tokens live, how they are renewed, where they rest and who could use them. A bounded life is a precondition.",
					Sources: []questionnaire.Source{"article A2"},
					Questions: []questionnaire.Question{
						{
							ID:     "access-token",
							Title:  "Access token life",
							Text:   "How long does an access token live?",
							Weight: 5,
							Lever:  "identity-team",
							Levels: []questionnaire.Level{
								{
									ID:     "quarter-hour",
									Points: 100,
									Text:   "Up to 15 minutes",
								},
								{
									ID:     "one-hour",
									Points: 85,
									Text:   "Up to 1 hour",
								},
								{
									ID:     "half-day",
									Points: 40,
									Text:   "Up to 12 hours",
								},
								{
									ID:     "days",
									Points: 10,
									Text:   "Longer than 12 hours, with an end",
								},
								{
									ID:   "unbounded",
									Text: "It does not expire",
								},
							},
							Why:        "A leaked token works until it ends, and many access tokens cannot be revoked before. A bounded life is a precondition of the article, and a short one limits the damage.",
							Help:       "No IETF text gives a number: RFC 8628, RFC 9700 and RFC 10027 6.1.10 leave the life of tokens to those who run them, so the limits here are this questionnaire's. For orientation: Entra's default is 60 to 90 minutes, 75 on average, and can be set from 10 minutes to one day, and its access tokens cannot be revoked before they expire (Microsoft, May 2025). With continuous access evaluation Entra lets sessions run up to 28 hours, because events revoke them. Okta's sample shows 3600 seconds; a GitHub App gives 8 hours to a user token and 1 hour to an installation token. RFC 10027 6.1.10 adds that a short life prevents no attack, and that an attacker with a refresh token simply asks again. To find out, read expires_in in the token response. OWASP's entry is NHI7:2025; the article's NHI-03 is another subject in that edition.",
							Sources:    []questionnaire.Source{"article A2", "article B7", "article P4b", "article E2", "NHI7:2025", "RFC 10027 6.1.10", "Entra token lifetimes", "Entra CAE", "GitHub docs", "Okta docs"},
							Frameworks: []string{"NHI7:2025", "PR.AA-01", "PR.AA-04"},
						},
						{
							ID:     "refresh-token",
							Title:  "Refresh tokens",
							Text:   "How do refresh tokens behave?",
							Weight: 5,
							Lever:  "identity-team",
							Levels: []questionnaire.Level{
								{
									ID:     "none",
									Points: 100,
									Text:   "None is issued",
								},
								{
									ID:     "bounded",
									Points: 90,
									Text:   "Rotated or sender-constrained, idle and absolute expiry, monitored, revocable",
								},
								{
									ID:     "unmonitored",
									Points: 50,
									Text:   "Expiry or rotation is set, but nobody watches",
								},
								{
									ID:     "undecided",
									Points: 20,
									Text:   "Issued by default; nobody decided",
								},
								{
									ID:   "non-expiring",
									Text: "It does not expire",
								},
							},
							Why:        "A refresh token can outlive the approval by months. Its behaviour must be explicit, monitored and revocable, or a short access token is short in name only.",
							Help:       "RFC 9700 wants the server to decide by risk assessment whether refresh tokens are issued at all (4.14.2). For public clients they must be rotated or sender-constrained (2.2.2), they should expire after inactivity, and they may be revoked at logout or a change of password. Defaults differ: Entra allows 90 days of inactivity and sets no other end than revocation unless a sign-in frequency is set; a GitHub App's refresh token lives 6 months. No IETF text gives a number; a starting point is 14 days idle and 30 days in all, or 12 and 24 hours for privileged access. Monitored means that somebody is told when a rotated token is used again or when refreshes come from a new host. To find out, look for refresh_token in the token response.",
							Sources:    []questionnaire.Source{"article P4c", "RFC 9700 2.2.2", "RFC 9700 4.14.2", "RFC 10027 6.1.10", "Entra token lifetimes", "GitHub docs"},
							Frameworks: []string{"NHI7:2025", "PR.AA-01", "DE.CM-09"},
						},
						{
							ID:     "access-duration",
							Title:  "Time between approvals",
							Text:   "How long must the CLI work without a new human approval?",
							Weight: 3,
							Lever:  "cli-team",
							Levels: []questionnaire.Level{
								{
									ID:     "session",
									Points: 100,
									Text:   "One task or working session, 12 hours at most",
								},
								{
									ID:     "days",
									Points: 60,
									Text:   "Days, 30 at most",
								},
								{
									ID:   "months",
									Text: "Months, or until someone revokes it",
								},
							},
							Why:        "Device flow asks a person once. The longer the CLI then works without asking, the less that approval constrains later misuse; durable access calls for a governed client.",
							Help:       "Ask what would break if everybody had to approve again each morning. The article's case for a new architecture is access that is both long-lived and high-privilege, and it warns that durable access makes the first approval look safer than it is. No IETF text gives a number; 12 hours and 30 days are this questionnaire's. Credentials of other CLIs show the range: Heroku 30 days by default, Stripe 90 days, a Fly token 20 years unless an expiry is given, and Teleport's headless sign-in a certificate for one minute, kept in memory. Count the time until a person must approve again, not the life of one access token.",
							Sources:    []questionnaire.Source{"article A3", "article D8", "Heroku docs", "Stripe docs", "Fly docs", "Teleport docs"},
							Frameworks: []string{"NHI7:2025", "PR.AA-05", "ID.AM-08"},
						},
						{
							ID:     "token-storage",
							Title:  "Token storage",
							Text:   "Where do the tokens rest?",
							Weight: 3,
							Lever:  "cli-team",
							Levels: []questionnaire.Level{
								{
									ID:     "os-keychain",
									Points: 100,
									Text:   "In the operating system's keychain or in memory only; never printed",
								},
								{
									ID:     "private-file",
									Points: 60,
									Text:   "In a file only its owner can read, on an encrypted disk",
								},
								{
									ID:   "exposed",
									Text: "In a shared or synced file, an environment variable, a log or terminal output",
								},
							},
							Why:        "A CLI must finish its sign-in without exposing secrets. Tokens in shared files, variables, logs or output reach people and programs that nobody approved; a keychain or memory keeps them with their user.",
							Help:       "Look at the configuration folder and its permissions, the environment, the process list, the shell history, verbose output and build logs. Docker, for instance, uses the operating system's keychain where a credential store is configured, and otherwise a file in which credentials are only base64-encoded. A private file is still copied into backups and read by administrators; on a host without a keychain, memory or a short-lived private file is the best there is. The article's example of tokens that came out of developer tooling is the JetBrains plugin. OWASP's entry is NHI2:2025. Sender-constrained tokens limit what a stolen copy is worth (RFC 10027 6.1.12).",
							Sources:    []questionnaire.Source{"article B2", "article P7", "NHI2:2025", "RFC 10027 6.1.12", "Docker docs"},
							Frameworks: []string{"NHI2:2025", "PR.DS-01", "PR.DS-02"},
						},
						{
							ID:     "token-binding",
							Title:  "Token binding",
							Text:   "Are tokens bound to the client's key?",
							Weight: 2,
							Lever:  "identity-team",
							Levels: []questionnaire.Level{
								{
									ID:     "sender-constrained",
									Points: 100,
									Text:   "Yes: DPoP or mutual TLS",
								},
								{
									ID:     "bearer",
									Points: 40,
									Text:   "No: whoever holds the token can use it",
								},
							},
							Why:        "A bearer token works for whoever holds it. DPoP or mutual TLS ties it to a key of the client, so that a copy is of little use on another machine.",
							Help:       "RFC 9700 2.2.1 says that access tokens should be sender-constrained. DPoP (RFC 9449) works inside the application and with public clients; mutual TLS (RFC 8705) suits managed hosts that have a device certificate. RFC 10027 6.1.12 names the limits: a software key can be copied, and an attacker who controls the device that received the token can use the key there. In a phished approval that is the attacker's own device, so binding does not prevent the phishing. To find out, use a copy of the token from another machine and see whether the API refuses it.",
							Sources:    []questionnaire.Source{"RFC 9700 2.2.1", "RFC 9449", "RFC 8705", "RFC 10027 6.1.12"},
							Frameworks: []string{"NHI2:2025", "PR.AA-04"},
						},
					},
				},
				{
					ID:      "revocation",
					Title:   "Revocation and lifecycle",
					About:   "This is where the discipline of non-human identities matters: a device-flow client whose lifecycle, secrets and ownership are ignored becomes a weakly governed identity. NIST CSF 2.0 supports this view of the whole lifecycle, and what counts most is that the CLI can be offboarded, rotated and revoked cleanly, not that the first login is easy.",
					Sources: []questionnaire.Source{"article P5", "article P6", "article P9", "article B8", "article D9"},
					Questions: []questionnaire.Question{
						{
							ID:     "revocation",
							Title:  "Revocation procedure",
							Text:   "What can be revoked, by a written procedure?",
							Weight: 5,
							Lever:  "identity-team",
							Levels: []questionnaire.Level{
								{
									ID:     "user-device-client",
									Points: 100,
									Text:   "One user, one device and the whole client, with an owner and a target time",
								},
								{
									ID:     "user-only",
									Points: 50,
									Text:   "A user, but not one device or the client",
								},
								{
									ID:     "expiry-only",
									Points: 10,
									Text:   "Nothing: tokens expire, or a vendor ticket is opened",
								},
								{
									ID:   "undefined",
									Text: "No procedure",
								},
							},
							Why:        "Whether the CLI can be offboarded, rotated and revoked cleanly matters more than an easy first login. A defined revocation is a precondition of the article; without one, an incident is improvised.",
							Help:       "The risk is not theoretical. NHI Mgmt Group's Ultimate Guide to NHIs, quoted by the article in June 2026, says that only 20% of organisations have formal processes for offboarding and revoking API keys, and that 71% of non-human identities are not rotated within recommended time frames; the figures are the publisher's own, and the method behind them was not seen. OWASP's 2025 list (NHI1) quotes the Cloud Security Alliance: 51% have no formal process to offboard or revoke long-lived API keys, which answers a different question. User, device and client need a procedure each: in a Salesforce incident, by a third party's report, revoking the user's password and tokens did not stop the theft until the app was removed. RFC 7009 lets a client revoke its own token, so a logout command should call it. An explicit revocation path belongs beside the policy checks of every request. The article's NHI-03 is NHI1:2025 (revocation) and NHI7:2025 (lifetimes) in this edition.",
							Sources:    []questionnaire.Source{"article A2", "article B4", "article B5", "article P8", "article D9", "article E2", "NHI1:2025", "NHI guide", "RFC 7009"},
							Frameworks: []string{"NHI1:2025", "PR.AA-01", "RS.MI-01"},
						},
						{
							ID:     "revocation-test",
							Title:  "Revocation test",
							Text:   "When revocation was last tested, how soon did the API refuse the token?",
							Weight: 4,
							Lever:  "identity-team",
							Levels: []questionnaire.Level{
								{
									ID:     "minutes",
									Points: 100,
									Text:   "Within 15 minutes, tested in the last 6 months",
								},
								{
									ID:     "one-hour",
									Points: 80,
									Text:   "Within an hour, bounded by the token's life",
								},
								{
									ID:     "untested",
									Points: 30,
									Text:   "Never tested",
								},
								{
									ID:   "ineffective",
									Text: "It did not take effect, or takes days",
								},
							},
							Why:        "Revocation must be reliable in operation, not on paper. What counts is the moment when the API refuses the token, not the moment when someone revoked it.",
							Help:       "Sign in with a test user, revoke, call the API every minute and note the first refusal; do it for user, device and client. An API that checks self-contained tokens by itself accepts them until they expire, unless it asks the server (introspection, RFC 7662) or is told by events (CAEP, named in RFC 10027 6.1.6). Entra's continuous access evaluation works in near real time with a latency of up to 15 minutes; without it, a token stays good for the rest of its life. The limits of 15 minutes, one hour and 6 months are this questionnaire's. Where the truth lies between two levels, take the worse one.",
							Sources:    []questionnaire.Source{"article B7", "article D9", "RFC 7662", "RFC 10027 6.1.6", "Entra CAE"},
							Frameworks: []string{"NHI1:2025", "RS.MI-01", "RS.MI-02"},
						},
						{
							ID:     "inventory",
							Title:  "Inventory and spread",
							Text:   "Is it known where the client runs, who uses it, and when it ends?",
							Weight: 3,
							Lever:  "cli-team",
							Levels: []questionnaire.Level{
								{
									ID:     "tracked",
									Points: 100,
									Text:   "Inventory with usage data, leaver process and a retirement rule",
								},
								{
									ID:     "listed",
									Points: 60,
									Text:   "In an inventory, without usage data",
								},
								{
									ID:   "unknown-spread",
									Text: "Nobody knows how far it has spread",
								},
							},
							Why:        "CLIs begin as utilities and become long-lived machine interfaces. A pattern that outlives its use case can become a hidden privileged client, often noticed only after it has spread.",
							Help:       "Compare the inventory with the sign-in logs: users, hosts, versions, the oldest one still in use. Search build definitions and script folders for the command, since weaknesses are often found only after a CLI has reached scripts, build jobs and shared admin workstations. NIST CSF 2.0 supports such a view of the whole life of a client: ID.AM-02 asks for inventories, ID.AM-08 for management throughout the life cycle. The leaver process must cover grants and tokens, not only the account. A retirement rule says when the client is switched off: a date, a successor, or months without use.",
							Sources:    []questionnaire.Source{"article B3", "article B6", "article B8", "article B9"},
							Frameworks: []string{"NHI1:2025", "NHI9:2025", "ID.AM-02", "ID.AM-08"},
						},
					},
				},
				{
					ID:      "hosts",
					Title:   "Hosts and automation",
					About:   "Where the command is typed, what protects those hosts, and what else uses the tokens. Some environments are a poor fit, however convenient device flow is there.",
					Sources: []questionnaire.Source{"article D3"},
					Questions: []questionnaire.Question{
						{
							ID:     "hosts",
							Title:  "Hosts",
							Text:   "Where will people type the command?",
							Weight: 5,
							Lever:  "host-owner",
							Levels: []questionnaire.Level{
								{
									ID:     "managed-personal",
									Points: 100,
									Text:   "Their own managed workstation or personal remote host",
								},
								{
									ID:     "unmanaged-personal",
									Points: 50,
									Text:   "Their own unmanaged device",
								},
								{
									ID:     "shared-admin",
									Points: 30,
									Text:   "A shared administration workstation",
								},
								{
									ID:   "shared-access",
									Text: "A shared jump host, a kiosk-style terminal or an outsourced support desk",
								},
							},
							Why:        "On shared jump hosts, kiosk-style terminals and outsourced support desks an approval says less about who is at the prompt. There device flow is a poor fit even where it is convenient.",
							Help:       "RFC 8628 5.5 warns of session spying: someone who sees the screen can complete the flow first and take it over. Session recording, shared terminal sessions and screen sharing are such eyes. On a shared host the tokens of several people lie side by side, and its administrators can read them. Shared admin workstations are among the places where weaknesses are found late. Answer for the weakest kind of host on which people use the CLI regularly, and ask the owner of the hosts, not only the CLI's team. A personal remote host is one that a single person signs in to.",
							Sources:    []questionnaire.Source{"article D3", "article D4", "article B9", "RFC 8628 5.5"},
							Frameworks: []string{"NHI8:2025", "PR.AA-06", "PR.IR-01"},
						},
						{
							ID:     "host-controls",
							Title:  "Host controls",
							Text:   "Which controls hold on those hosts?",
							Weight: 3,
							Lever:  "host-owner",
							Levels: []questionnaire.Level{
								{
									ID:     "enforced",
									Points: 100,
									Text:   "Device posture, managed workstation or trusted network, enforced by the authorization server",
								},
								{
									ID:     "partial",
									Points: 40,
									Text:   "Planned, partial, or not enforced at sign-in",
								},
								{
									ID:   "absent",
									Text: "None",
								},
							},
							Why:        "Where a place weakens the trust in an approval, practice is moving to posture checks, managed workstations or another client type. A control counts when the authorization server enforces it.",
							Help:       "RFC 10027 6.1.7 describes trusted devices (registered, managed, at best with an identity rooted in hardware) and 6.1.8 trusted networks, which should be combined with other controls. The device to check is the one that receives the token, not the phone that approves (RFC 8628 5.3). An agent that only reports posture, or a rule that exists on paper, is partial. To find out, start the flow on an unmanaged machine outside the network: if a token arrives, the control does not hold.",
							Sources:    []questionnaire.Source{"article D5", "RFC 10027 6.1.7", "RFC 10027 6.1.8", "RFC 8628 5.3"},
							Frameworks: []string{"NHI8:2025", "PR.AA-03", "PR.IR-01"},
						},
						{
							ID:     "automation",
							Title:  "Use after the login",
							Text:   "Where do the tokens work after the login?",
							Weight: 6,
							Lever:  "cli-team",
							Levels: []questionnaire.Level{
								{
									ID:     "never",
									Points: 100,
									Text:   "Only in the session of the person who approved; reuse elsewhere is detected",
								},
								{
									ID:     "personal-scripts",
									Points: 40,
									Text:   "Also in that person's own scripts on the same machine",
								},
								{
									ID:     "shared-jobs",
									Points: 10,
									Text:   "Also in build jobs or shared scripts",
								},
								{
									ID:   "headless-service",
									Text: "In a service with no person",
								},
							},
							Why:        "Device flow depends on a person who approves. Copied into automation, its tokens act without one, and the controls break down; that is how a utility becomes a long-lived machine interface.",
							Help:       "Unattended work needs an identity of its own: workload identity federation, in which the job shows a short-lived signed identity and stores no secret, or client credentials with an asymmetric key (RFC 9700 2.5 recommends asymmetric client authentication). Search pipeline variables, scheduled jobs, images and shared scripts for the token, and ask whether the CLI runs without a terminal. The best level needs a means to notice reuse, such as one refresh token seen on two hosts, as well as the rule against it. OWASP's entries are NHI9:2025 for reuse and NHI6:2025 for static credentials in pipelines. The article counts unattended execution among the cases in which device flow gives a false sense of safety.",
							Sources:    []questionnaire.Source{"article P10", "article D8", "article B3", "NHI9:2025", "RFC 9700 2.5"},
							Frameworks: []string{"NHI6:2025", "NHI9:2025", "PR.AA-01", "PR.AA-05"},
						},
						{
							ID:     "ai-agent",
							Title:  "AI agent",
							Text:   "Does an AI agent drive the CLI?",
							Weight: 1,
							Lever:  "cli-team",
							Levels: []questionnaire.Level{
								{
									ID:     "none",
									Points: 100,
									Text:   "No",
								},
								{
									ID:     "supervised",
									Points: 60,
									Text:   "Yes, and a person confirms each action that changes something",
								},
								{
									ID:   "autonomous",
									Text: "Yes, on its own",
								},
							},
							Why:        "An agent acts with the token of the person who approved, and that approval does not cover what it decides later. If it acts on its own, it is unattended use.",
							Help:       "The article ties the AI RMF to context-aware authorisation and lifecycle oversight but names no id; GOVERN 1.6, 2.1 and 3.2, MAP 3.5 and MANAGE 2.4 and 4.1 fit. The AI RMF covers AI systems only: where no agent drives the CLI, nothing of it applies. To confirm an action means that a person sees the command and its target before it runs; a permission for the whole session is no confirmation. An agent that acts on its own needs an identity of its own, narrow delegated access, and a way to switch it off. Ask about coding assistants, editor extensions and shell integrations that may run the command.",
							Sources:    []questionnaire.Source{"article E4", "article P10", "GOVERN 1.6", "GOVERN 2.1", "GOVERN 3.2", "MAP 3.5", "MANAGE 2.4", "MANAGE 4.1"},
							Frameworks: []string{"NHI9:2025", "PR.AA-05", "GOVERN 1.6", "GOVERN 2.1", "GOVERN 3.2", "MAP 3.5", "MANAGE 2.4", "MANAGE 4.1"},
						},
					},
				},
				{
					ID:      "privilege",
					Title:   "Privilege",
					About:   "What could be done with the token if it were misused. Tighter authentication costs usability, so the record states how friction and blast radius were balanced.",
					Sources: []questionnaire.Source{"article D1"},
					Questions: []questionnaire.Question{
						{
							ID:     "privilege",
							Title:  "Highest privilege",
							Text:   "What is the most powerful thing a token from this login can do?",
							Weight: 6,
							Lever:  "cli-team",
							Levels: []questionnaire.Level{
								{
									ID:     "read-only",
									Points: 100,
									Text:   "Read low-risk data",
								},
								{
									ID:     "limited-write",
									Points: 75,
									Text:   "Change the user's own resources, or read internal data",
								},
								{
									ID:     "broad-write",
									Points: 20,
									Text:   "Change other people's resources or production, or deploy",
								},
								{
									ID:   "administrative",
									Text: "Administer identities, secrets, payments or every API",
								},
							},
							Why:        "After the login the client acts with all that the token allows. Reading low-risk data may be acceptable; deployment or secrets management usually calls for a governed client.",
							Help:       "No universal standard says how much privilege is too much for a device-flow client; the lines drawn here are this questionnaire's. Judge what the token permits, not what the CLI offers: someone who holds it calls the API directly. If a scope covers a whole API, the token has every right of the user who signed in, administrators included. RFC 9700 2.3 asks for least privilege and a restricted audience; RFC 10027 6.1.9 says that limited scopes lessen the impact of an attack but do not avoid it. With broad write access, durable access or unattended execution the first approval gives a false sense of safety, because it does not constrain later misuse. Long-lived and high-privilege together mean a governed client and a new look at the architecture.",
							Sources:    []questionnaire.Source{"article A3", "article B1", "article D6", "article D7", "article D8", "RFC 9700 2.3", "RFC 10027 6.1.9"},
							Frameworks: []string{"NHI5:2025", "PR.AA-05"},
						},
						{
							ID:     "sensitivity",
							Title:  "Value of the resource",
							Text:   "How valuable is what the token reaches?",
							Weight: 3,
							Lever:  "fact",
							Levels: []questionnaire.Level{
								{
									ID:     "ordinary",
									Points: 100,
									Text:   "Ordinary business data",
								},
								{
									ID:   "critical",
									Text: "Sensitive, high value or business critical",
								},
							},
							Why:        "RFC 10027 advises to avoid device flow where the protected resources are sensitive, high value or business critical. Its mitigations make the phishing of approvals harder; they do not rule it out.",
							Help:       "This question comes from RFC 10027 6.2.1.5, which is newer than the article. Take the organisation's own classification, and let the highest class that the token can reach count, even if the CLI only reads it. Secrets, payment data, identities and production control usually belong to the upper class. It is asked apart from privilege: a token that can only read may still reach what the business cannot afford to lose.",
							Sources:    []questionnaire.Source{"RFC 10027 6.2.1.5", "RFC 10027 6.1"},
							Frameworks: []string{"NHI5:2025", "ID.RA-05"},
						},
						{
							ID:     "scope",
							Title:  "Scopes by command",
							Text:   "How is access split between commands?",
							Weight: 3,
							Lever:  "cli-team",
							Levels: []questionnaire.Level{
								{
									ID:     "per-task",
									Points: 100,
									Text:   "The smallest scope for each task, asked for when needed",
								},
								{
									ID:     "per-mode",
									Points: 80,
									Text:   "Separate clients or scopes for troubleshooting and for administration",
								},
								{
									ID:     "per-login",
									Points: 40,
									Text:   "One fixed set for every login",
								},
								{
									ID:   "everything",
									Text: "One broad token for every command",
								},
							},
							Why:        "Tokens should carry the smallest set of API rights that the task needs. The trade-off shows most where one CLI serves both troubleshooting and privileged administration.",
							Help:       "Compare the scope of the request and of the token response for two different commands. RFC 9700 2.3 says that privileges should be limited to what is needed; RFC 10027 6.1.9 lists limited scopes among the mitigations that lessen the impact. Scopes can be asked for by task, or troubleshooting and administration can have a client id each. The server must hold the line: it does not count if a user can ask for more by editing a file. Google lets device flow ask only for a limited set of scopes. An overbroad token is one of the exposures that the article warns of; OWASP's entry is NHI5:2025.",
							Sources:    []questionnaire.Source{"article P4b", "article B2", "article D2", "RFC 9700 2.3", "RFC 10027 6.1.9", "Google docs", "NHI5:2025"},
							Frameworks: []string{"NHI5:2025", "NHI9:2025", "PR.AA-05"},
						},
					},
				},
				{
					ID:      "oversight",
					Title:   "Oversight",
					About:   "CLI sign-in as governed system behaviour: owned, reviewed and monitored. OWASP's list names the risks of such an identity; NIST CSF 2.0, and the AI RMF where an agent takes part, name what its governance has to achieve.",
					Sources: []questionnaire.Source{"article E1", "article E5"},
					Questions: []questionnaire.Question{
						{
							ID:     "monitoring",
							Title:  "Sign-in monitoring",
							Text:   "Who looks at device-flow sign-ins?",
							Weight: 2,
							Lever:  "identity-team",
							Levels: []questionnaire.Level{
								{
									ID:     "reviewed",
									Points: 100,
									Text:   "They raise alerts, and access is reviewed on a schedule",
								},
								{
									ID:     "logged",
									Points: 50,
									Text:   "They are logged; nobody reviews them",
								},
								{
									ID:   "absent",
									Text: "Logs cannot tell them apart, or there are none",
								},
							},
							Why:        "Unwatched refreshes and sign-ins make misuse look like everyday work. Before anybody can review device-flow sign-ins, the logs must tell them apart.",
							Help:       "Ask for last month's device-flow sign-ins of this client: person, host, network, time. The article wants ownership, review and monitoring defined for CLI sign-in as governed system behaviour, and refresh behaviour that is monitored. Useful alerts are a code that starts in one network and is approved in another, a rotated refresh token that is used again, and a user's first device-flow sign-in. No source gives a rhythm in months: NIST CSF 2.0 says in an example of PR.AA-05 periodically and whenever someone changes roles or leaves. A starting point is every quarter for privileged clients and every year for others.",
							Sources:    []questionnaire.Source{"article P4c", "article E5", "RFC 10027 6.1.6"},
							Frameworks: []string{"NHI1:2025", "NHI10:2025", "PR.PS-04", "DE.CM-03", "DE.CM-09", "PR.AA-05", "GV.OV-03"},
						},
						{
							ID:     "request-policy",
							Title:  "Policy after the login",
							Text:   "When is policy checked again after the login?",
							Weight: 1,
							Lever:  "identity-team",
							Levels: []questionnaire.Level{
								{
									ID:     "every-request",
									Points: 100,
									Text:   "At every request: user state, device, risk",
								},
								{
									ID:     "at-refresh",
									Points: 60,
									Text:   "At each refresh",
								},
								{
									ID:   "at-login",
									Text: "Only at the login",
								},
							},
							Why:        "A check at the login alone misses what changes later: a user who leaves, a host that is lost. Request-time checks and revocation paths can still say no.",
							Help:       "The article calls it current best practice to pair device flow with policy enforcement rather than to rely on the initial login. It maps controlled access decisions to PR.AC-1, an id of CSF 1.1; its closest successors in CSF 2.0 are PR.AA-05 for the decisions and PR.AA-01 for credentials. An example of PR.AA-05 takes attributes of requester and resource into account, such as location, time and the health of the endpoint. Means are introspection at the API (RFC 7662), events that end sessions (CAEP, named in RFC 10027 6.1.6), and short tokens with policy at each refresh. With Entra's continuous access evaluation, changes of policy or group can still take up to one day to work, for some of them two hours. To find out, disable a test user and call the API.",
							Sources:    []questionnaire.Source{"article P8", "article E3", "RFC 7662", "RFC 10027 6.1.6", "Entra CAE"},
							Frameworks: []string{"NHI5:2025", "NHI7:2025", "PR.AA-05"},
						},
					},
				},
			},
			Gates: []questionnaire.Gate{
				{
					ID:    "local-browser",
					Title: "Browser on the same machine",
					When: []questionnaire.Clause{
						{
							Question: "browser",
							Level:    "system-browser",
						},
					},
					Reason:  "A sign-in page can be shown on the machine where the CLI runs. RFC 10027 says not to use device flow on the same device, and RFC 8252 wants the external browser there, never an embedded view.",
					Remedy:  "Sign in with authorization code and PKCE in the user's own browser, and keep device flow at most as an explicit fallback.",
					Instead: "authorization-code-pkce",
					Sources: []questionnaire.Source{"article A1", "RFC 8628 1", "RFC 8252 7.3", "RFC 8252 8.12", "RFC 10027 5", "RFC 10027 6.2.1.5"},
				},
				{
					ID:    "mixed-browser",
					Title: "Browser on some hosts",
					When: []questionnaire.Clause{
						{
							Question: "browser",
							Level:    "some-hosts",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "Some hosts can open the user's own browser; there device flow would serve the same device, which RFC 10027 advises against.",
					Remedy:  "Make authorization code and PKCE the default, and offer device flow only behind an explicit flag.",
					Instead: "authorization-code-pkce",
					Sources: []questionnaire.Source{"RFC 10027 5", "RFC 8252 7.3"},
				},
				{
					ID:    "nothing-to-replace",
					Title: "Nothing to replace",
					When: []questionnaire.Clause{
						{
							Question: "sign-in-today",
							Level:    "existing-session",
						},
					},
					Reason:  "Device flow is meant to replace pasted credentials. Here a session or an identity already covers the sign-in, so the flow would only add another way in.",
					Remedy:  "Use the SSO session, SSH certificate or workload identity that is already there.",
					Instead: "existing-session",
					Sources: []questionnaire.Source{"article A1"},
				},
				{
					ID:    "paste-back-possible",
					Title: "One-time code would do",
					When: []questionnaire.Clause{
						{
							Question: "sign-in-today",
							Level:    "pasted-code",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "People could paste back a one-time code that PKCE protects. That is no pasted credential, so half of the case for device flow is missing.",
					Remedy:  "Record why a pasted one-time code with PKCE does not serve.",
					Instead: "paste-back-code",
					Sources: []questionnaire.Source{"article A1", "article P3"},
				},
				{
					ID:    "stronger-option",
					Title: "Stronger protocol available",
					When: []questionnaire.Clause{
						{
							Question: "cross-device-option",
							Level:    "available",
						},
					},
					Reason:  "RFC 10027 allows device flow only where other cross-device protocols are not viable, and a stronger one is available now.",
					Remedy:  "Use the stronger cross-device protocol, FIDO cross-device sign-in or CIBA.",
					Instead: "ciba",
					Sources: []questionnaire.Source{"RFC 10027 6.2.1.5", "RFC 10027 6.2.4"},
				},
				{
					ID:    "stronger-option-planned",
					Title: "Stronger protocol planned",
					When: []questionnaire.Clause{
						{
							Question: "cross-device-option",
							Level:    "planned",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "RFC 10027 allows device flow only while other cross-device protocols are not viable; with a move planned, it is an interim choice.",
					Remedy:  "Set a date for the move to the stronger protocol.",
					Instead: "ciba",
					Sources: []questionnaire.Source{"RFC 10027 6.2.1.5"},
				},
				{
					ID:    "not-registered",
					Title: "Client not registered",
					When: []questionnaire.Clause{
						{
							Question: "registration",
							Level:    "borrowed",
						},
					},
					Reason:  "Correct registration is a precondition. A CLI that runs as an ad hoc script or under an id that nobody reviewed for it cannot be limited, watched or revoked by itself.",
					Remedy:  "Register the CLI as its own client before it ships.",
					Sources: []questionnaire.Source{"article A2", "article P4a", "RFC 8628 5.6"},
				},
				{
					ID:    "shared-client",
					Title: "Client not its own",
					When: []questionnaire.Clause{
						{
							Question: "registration",
							Level:    "shared",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "While the client id is shared, other grants are on or the audience is open, rules and revocation cannot be aimed at this CLI alone.",
					Remedy:  "Give the CLI its own client, with the device grant only and a fixed audience.",
					Sources: []questionnaire.Source{"article P4a"},
				},
				{
					ID:    "tenant-blocks",
					Title: "Blocked by the tenant",
					When: []questionnaire.Clause{
						{
							Question: "tenant-policy",
							Level:    "blocked",
						},
					},
					Reason:  "The provider's policy blocks device flow in a tenant where the CLI must work, and working around that policy is no option.",
					Remedy:  "Use a sign-in that the tenant permits, or get an exception limited to this client.",
					Instead: "authorization-code-pkce",
					Sources: []questionnaire.Source{"RFC 10027 6.1.8", "Entra guidance"},
				},
				{
					ID:    "tenant-undecided",
					Title: "On by default only",
					When: []questionnaire.Clause{
						{
							Question: "tenant-policy",
							Level:    "allowed-by-default",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "Nobody decided that device flow may be used here. RFC 10027 makes a risk assessment and the choice of mitigations mandatory, and limits on devices or networks are among those.",
					Remedy:  "Have the identity team allow it on purpose, for this client.",
					Sources: []questionnaire.Source{"RFC 10027 2", "RFC 10027 6.1.7", "RFC 10027 6.1.8"},
				},
				{
					ID:    "no-owner",
					Title: "No owner",
					When: []questionnaire.Clause{
						{
							Question: "ownership",
							Level:    "nobody",
						},
					},
					Caps:    questionnaire.Governed,
					Reason:  "Without an owner nobody reviews, offboards or switches off the client, and it becomes a weakly governed identity.",
					Remedy:  "Name an owner and enter the client in the inventory.",
					Sources: []questionnaire.Source{"article B2", "article P6", "article E5"},
				},
				{
					ID:    "owner-not-named",
					Title: "No person named as owner",
					When: []questionnaire.Clause{
						{
							Question: "ownership",
							Level:    "team-only",
						},
						{
							Question: "privilege",
							Level:    "limited-write",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "A client that can do more than read low-risk data needs a person who answers for it; a team without a name leaves ownership ambiguous.",
					Remedy:  "Name a person and a deputy as owners.",
					Sources: []questionnaire.Source{"article B2", "article E5"},
				},
				{
					ID:    "unreviewed-build",
					Title: "Tool not reviewed",
					When: []questionnaire.Clause{
						{
							Question: "distribution",
							Level:    "community",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "A plugin or community tool that nobody reviews holds the tokens, and developer tooling gathers access faster than teams expect.",
					Remedy:  "Review the tool and pin its version, or replace it.",
					Sources: []questionnaire.Source{"article P7", "NHI3:2025"},
				},
				{
					ID:    "no-own-approval",
					Title: "No approval by the initiator",
					When: []questionnaire.Clause{
						{
							Question: "approver",
							Level:    "relayed",
						},
					},
					Reason:  "Nobody approves, or someone approves who did not start the request: relayed codes are how device flow is phished, and without a person there is no approval to bind.",
					Remedy:  "Let only the person who started the request approve it.",
					Instead: "workload-identity",
					Sources: []questionnaire.Source{"article P1", "article P10", "RFC 8628 5.4", "RFC 10027 4.3"},
				},
				{
					ID:    "approved-by-bystander",
					Title: "Approved by a bystander",
					When: []questionnaire.Clause{
						{
							Question: "approver",
							Level:    "same-place",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "The person who approves did not start the request, so the approval may not be tied to the right user.",
					Remedy:  "Show who started the request and require confirmation at the device.",
					Sources: []questionnaire.Source{"article B7", "RFC 8628 5.4"},
				},
				{
					ID:    "untraceable",
					Title: "Approval not traceable",
					When: []questionnaire.Clause{
						{
							Question: "traceability",
							Level:    "shared-account",
						},
					},
					Reason:  "The approval cannot be traced to a real operator, device or managed admin context.",
					Remedy:  "Sign in with personal accounts, never with a shared one.",
					Sources: []questionnaire.Source{"article P4d"},
				},
				{
					ID:    "weak-approval",
					Title: "Weak sign-in at approval",
					When: []questionnaire.Clause{
						{
							Question: "traceability",
							Level:    "person-session",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "A password or an old session at the approval is weak evidence that the right user approved.",
					Remedy:  "Require multi-factor authentication at the approval.",
					Sources: []questionnaire.Source{"article B7", "article P4d"},
				},
				{
					ID:    "device-not-verified",
					Title: "Receiving device not verified",
					When: []questionnaire.Clause{
						{
							Question: "traceability",
							Level:    "person-mfa",
						},
						{
							Question: "privilege",
							Level:    "limited-write",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "Nothing is known of the device that gets the token: signals from the approving device do not vouch for it, and the token can do more than read low-risk data.",
					Remedy:  "Verify the device that receives the token, for instance by letting only registered or managed devices start the flow.",
					Sources: []questionnaire.Source{"article B7", "RFC 8628 5.3", "RFC 10027 6.1.7"},
				},
				{
					ID:    "weak-codes",
					Title: "Weak codes",
					When: []questionnaire.Clause{
						{
							Question: "code-handling",
							Level:    "weak",
						},
					},
					Caps:    questionnaire.Governed,
					Reason:  "Codes that live long, can be guessed, start by themselves or are passed around make phishing and hijacking of the approval easy.",
					Remedy:  "Shorten and limit the codes, explain on the page what is approved, and never start the flow by itself.",
					Sources: []questionnaire.Source{"RFC 8628 3.1", "RFC 8628 5.1", "RFC 8628 5.4", "RFC 10027 6.1.2", "RFC 10027 6.1.3", "RFC 10027 6.1.11"},
				},
				{
					ID:    "default-codes",
					Title: "Codes not hardened",
					When: []questionnaire.Clause{
						{
							Question: "code-handling",
							Level:    "provider-defaults",
						},
						{
							Question: "privilege",
							Level:    "limited-write",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "Nobody has shown that the codes are short-lived, limited and explained on the page, and the token can do more than read low-risk data.",
					Remedy:  "Verify the life of the codes, the limit of attempts and the approval page.",
					Sources: []questionnaire.Source{"RFC 8628 5.1", "RFC 8628 5.4"},
				},
				{
					ID:    "no-step-up",
					Title: "No step-up",
					When: []questionnaire.Clause{
						{
							Question: "step-up",
							Level:    "client-prompt",
						},
						{
							Question: "privilege",
							Level:    "limited-write",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "High-risk actions should need a fresh check or a separate approval; here nothing beyond the login and the CLI itself stands before them.",
					Remedy:  "Have the API ask for step-up on high-risk actions.",
					Sources: []questionnaire.Source{"article P4e", "RFC 9470"},
				},
				{
					ID:    "high-privilege-no-step-up",
					Title: "High privilege without step-up",
					When: []questionnaire.Clause{
						{
							Question: "step-up",
							Level:    "client-prompt",
						},
						{
							Question: "privilege",
							Level:    "broad-write",
						},
					},
					Caps:    questionnaire.Governed,
					Behind:  "high-privilege",
					Reason:  "With broad or administrative rights, every command inherits one login, and no step-up or second approval at the API stands before the dangerous ones.",
					Remedy:  "Treat the CLI as a governed client and enforce step-up or a second approver for high-risk actions.",
					Sources: []questionnaire.Source{"article P4e"},
				},
				{
					ID:    "unbounded-token",
					Title: "Access token never expires",
					When: []questionnaire.Clause{
						{
							Question: "access-token",
							Level:    "unbounded",
						},
					},
					Reason:  "A bounded token life is a precondition; a token that does not expire keeps a leak open for good.",
					Remedy:  "Bound the life of the access token, at best to an hour or less.",
					Sources: []questionnaire.Source{"article A2", "article P4b"},
				},
				{
					ID:    "long-token",
					Title: "Access token over 12 hours",
					When: []questionnaire.Clause{
						{
							Question: "access-token",
							Level:    "days",
						},
					},
					Caps:    questionnaire.Governed,
					Reason:  "An access token that outlives the working day is not short-lived: whoever obtains it can use it long after the approval.",
					Remedy:  "Shorten the life of the access token to an hour or less.",
					Sources: []questionnaire.Source{"article A2", "article P4b", "NHI7:2025"},
				},
				{
					ID:    "half-day-token",
					Title: "Access token over one hour",
					When: []questionnaire.Clause{
						{
							Question: "access-token",
							Level:    "half-day",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "Tokens should be short-lived; one that lives for hours widens the time in which a leak can be used.",
					Remedy:  "Shorten the life of the access token to an hour or less.",
					Sources: []questionnaire.Source{"article P4b", "NHI7:2025"},
				},
				{
					ID:    "endless-refresh",
					Title: "Refresh token never expires",
					When: []questionnaire.Clause{
						{
							Question: "refresh-token",
							Level:    "non-expiring",
						},
					},
					Caps:    questionnaire.Governed,
					Reason:  "A refresh token that does not expire gives durable access after a single approval; RFC 9700 says that refresh tokens should expire after inactivity.",
					Remedy:  "Set an idle and an absolute expiry for refresh tokens.",
					Sources: []questionnaire.Source{"article P4c", "RFC 9700 4.14.2"},
				},
				{
					ID:    "ungoverned-refresh",
					Title: "Refresh tokens not governed",
					When: []questionnaire.Clause{
						{
							Question: "refresh-token",
							Level:    "unmonitored",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "Refresh behaviour must be explicit, monitored and revocable; here nobody decided it, or nobody watches it.",
					Remedy:  "Decide whether refresh tokens are issued; if so, rotate, bound and monitor them.",
					Sources: []questionnaire.Source{"article P4c", "RFC 9700 2.2.2", "RFC 9700 4.14.2"},
				},
				{
					ID:    "durable-access",
					Title: "Durable access",
					When: []questionnaire.Clause{
						{
							Question: "access-duration",
							Level:    "months",
						},
					},
					Caps:    questionnaire.Governed,
					Reason:  "The CLI must work for months without a new approval, and the first approval does not constrain what happens later.",
					Remedy:  "Reconsider the design: durable access calls for a governed client.",
					Instead: "governed-client",
					Sources: []questionnaire.Source{"article A3", "article D8"},
				},
				{
					ID:    "multi-day-access",
					Title: "Days without a new approval",
					When: []questionnaire.Clause{
						{
							Question: "access-duration",
							Level:    "days",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "The CLI works on for days after a single approval, which is the way to long-lived access.",
					Remedy:  "Require a new approval at least every 30 days, and record why days are needed.",
					Sources: []questionnaire.Source{"article A3"},
				},
				{
					ID:    "durable-privilege",
					Title: "Long-lived and high-privilege",
					When: []questionnaire.Clause{
						{
							Question: "access-duration",
							Level:    "days",
						},
						{
							Question: "privilege",
							Level:    "broad-write",
						},
					},
					Caps:    questionnaire.Governed,
					Behind:  "high-privilege",
					Reason:  "Access that is both long-lived and high-privilege is the article's case for a governed client: one approval cannot constrain it.",
					Remedy:  "Reconsider the architecture: treat the CLI as a governed client, or have a service act for it.",
					Instead: "governed-client",
					Sources: []questionnaire.Source{"article A3", "article D8"},
				},
				{
					ID:    "exposed-tokens",
					Title: "Exposed tokens",
					When: []questionnaire.Clause{
						{
							Question: "token-storage",
							Level:    "exposed",
						},
					},
					Reason:  "Tokens rest where other people or programs can read them, so the sign-in exposes the secrets that it should protect.",
					Remedy:  "Keep tokens in the keychain or in memory, and out of files, variables, logs and output.",
					Sources: []questionnaire.Source{"article B2", "article P6", "article P7", "NHI2:2025"},
				},
				{
					ID:    "tokens-in-files",
					Title: "Tokens outside the keychain",
					When: []questionnaire.Clause{
						{
							Question: "token-storage",
							Level:    "private-file",
						},
						{
							Question: "privilege",
							Level:    "limited-write",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "Tokens that can do more than read low-risk data rest outside the keychain, where backups, administrators and other programs may reach them.",
					Remedy:  "Move tokens to the operating system's keychain.",
					Sources: []questionnaire.Source{"article B2", "article P6", "NHI2:2025"},
				},
				{
					ID:    "no-revocation",
					Title: "No revocation procedure",
					When: []questionnaire.Clause{
						{
							Question: "revocation",
							Level:    "expiry-only",
						},
					},
					Reason:  "Defined revocation is a precondition: without a procedure nobody can end the access of a user, a device or the client in time.",
					Remedy:  "Write a revocation procedure and give it an owner and a target time.",
					Sources: []questionnaire.Source{"article A2", "article D9", "NHI1:2025"},
				},
				{
					ID:    "partial-revocation",
					Title: "Revocation incomplete",
					When: []questionnaire.Clause{
						{
							Question: "revocation",
							Level:    "user-only",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "A user can be revoked, but not one device or the whole client, so a lost host or a bad release cannot be cut off by itself.",
					Remedy:  "Add revocation of one device and of the whole client to the procedure.",
					Sources: []questionnaire.Source{"article A2", "article P8", "NHI1:2025"},
				},
				{
					ID:    "revocation-fails",
					Title: "Revocation does not work",
					When: []questionnaire.Clause{
						{
							Question: "revocation-test",
							Level:    "ineffective",
						},
					},
					Reason:  "Revoked tokens keep working or work on for days, so revocation is not reliable in operation.",
					Remedy:  "Make revocation effective at the API, by introspection, by events or by shorter tokens, and test it again.",
					Sources: []questionnaire.Source{"article B7", "article D9"},
				},
				{
					ID:    "revocation-untested",
					Title: "Revocation not tested",
					When: []questionnaire.Clause{
						{
							Question: "revocation-test",
							Level:    "untested",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "Nobody has seen the API refuse a revoked token, so it is not known whether revocation is reliable.",
					Remedy:  "Test revocation and record how long it took until the API refused the token.",
					Sources: []questionnaire.Source{"article B7"},
				},
				{
					ID:    "unknown-spread",
					Title: "Unknown spread",
					When: []questionnaire.Clause{
						{
							Question: "inventory",
							Level:    "unknown-spread",
						},
					},
					Caps:    questionnaire.Governed,
					Reason:  "Nobody knows where the client runs, so it may already be a hidden privileged client in scripts, build jobs and shared workstations.",
					Remedy:  "Find out where the client runs and who uses it, and enter it in the inventory.",
					Sources: []questionnaire.Source{"article B6", "article B9"},
				},
				{
					ID:    "usage-untracked",
					Title: "Usage not tracked",
					When: []questionnaire.Clause{
						{
							Question: "inventory",
							Level:    "listed",
						},
						{
							Question: "privilege",
							Level:    "limited-write",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "Without usage data a client that can do more than read low-risk data can outlive its purpose unnoticed.",
					Remedy:  "Collect usage data and set a rule for retirement.",
					Sources: []questionnaire.Source{"article B3", "article B6"},
				},
				{
					ID:    "shared-access-uncontrolled",
					Title: "Shared access, no controls",
					When: []questionnaire.Clause{
						{
							Question: "hosts",
							Level:    "shared-access",
						},
						{
							Question: "host-controls",
							Level:    "partial",
						},
					},
					Reason:  "Shared jump hosts, kiosk-style terminals and outsourced support desks weaken the trust in an approval, and no enforced control makes up for it.",
					Remedy:  "Enforce device posture or managed workstations at sign-in, or use another client type.",
					Instead: "managed-workstation",
					Sources: []questionnaire.Source{"article D3", "article D4", "article D5", "RFC 8628 5.5"},
				},
				{
					ID:    "shared-admin-uncontrolled",
					Title: "Shared admin hosts, no controls",
					When: []questionnaire.Clause{
						{
							Question: "hosts",
							Level:    "shared-admin",
						},
						{
							Question: "host-controls",
							Level:    "partial",
						},
					},
					Caps:    questionnaire.Governed,
					Behind:  "unmanaged-uncontrolled",
					Reason:  "Shared administration hosts are where weaknesses of device flow surface late, and no enforced control makes up for it.",
					Remedy:  "Enforce device posture or managed workstations on shared administration hosts.",
					Instead: "managed-workstation",
					Sources: []questionnaire.Source{"article B9", "article D5"},
				},
				{
					ID:    "shared-host",
					Title: "Shared host",
					When: []questionnaire.Clause{
						{
							Question: "hosts",
							Level:    "shared-admin",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "Several people use the host: someone who sees the screen can take over the flow, and tokens lie side by side.",
					Remedy:  "Keep the sessions, screens and token caches of users apart.",
					Sources: []questionnaire.Source{"article B9", "article D4", "RFC 8628 5.5"},
				},
				{
					ID:    "unmanaged-uncontrolled",
					Title: "Unmanaged device, no controls",
					When: []questionnaire.Clause{
						{
							Question: "hosts",
							Level:    "unmanaged-personal",
						},
						{
							Question: "host-controls",
							Level:    "partial",
						},
					},
					Caps:    questionnaire.Governed,
					Reason:  "Nothing is known of the state of the device that gets the token, and no control is enforced at sign-in.",
					Remedy:  "Require a managed workstation or a posture check at sign-in.",
					Instead: "managed-workstation",
					Sources: []questionnaire.Source{"article D5", "RFC 10027 6.1.7"},
				},
				{
					ID:    "unattended",
					Title: "Unattended use",
					When: []questionnaire.Clause{
						{
							Question: "automation",
							Level:    "shared-jobs",
						},
					},
					Reason:  "Unattended execution removes the human approval that device flow depends on: jobs and services act with tokens that a person once approved.",
					Remedy:  "Give the job or service its own workload identity.",
					Instead: "workload-identity",
					Sources: []questionnaire.Source{"article P10", "article D8", "NHI9:2025"},
				},
				{
					ID:    "personal-scripts",
					Title: "Tokens in personal scripts",
					When: []questionnaire.Clause{
						{
							Question: "automation",
							Level:    "personal-scripts",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "Scripts reuse the tokens of a login without a new approval, which is the first step into automation.",
					Remedy:  "Give scripts a client of their own, or forbid and detect the reuse.",
					Instead: "workload-identity",
					Sources: []questionnaire.Source{"article B9", "article P10"},
				},
				{
					ID:    "autonomous-agent",
					Title: "Autonomous agent",
					When: []questionnaire.Clause{
						{
							Question: "ai-agent",
							Level:    "autonomous",
						},
					},
					Reason:  "An agent that acts on its own with a person's token is unattended use: nobody approves or oversees what it does.",
					Remedy:  "Give the agent its own identity with delegated, narrow access.",
					Instead: "workload-identity",
					Sources: []questionnaire.Source{"article P10", "MAP 3.5"},
				},
				{
					ID:    "supervised-agent",
					Title: "Supervised agent",
					When: []questionnaire.Clause{
						{
							Question: "ai-agent",
							Level:    "supervised",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "An agent drives the CLI under a person's confirmation, so roles and responsibility must be clear for what it does.",
					Remedy:  "Record who answers for the agent's actions and who confirms them.",
					Sources: []questionnaire.Source{"article E4", "GOVERN 3.2"},
				},
				{
					ID:    "high-privilege",
					Title: "High privilege",
					When: []questionnaire.Clause{
						{
							Question: "privilege",
							Level:    "broad-write",
						},
					},
					Caps:    questionnaire.Governed,
					Reason:  "With broad write or administrative rights device flow gives a false sense of safety: the first approval does not constrain later misuse.",
					Remedy:  "Treat the CLI as a governed client.",
					Instead: "governed-client",
					Sources: []questionnaire.Source{"article D7", "article D8"},
				},
				{
					ID:    "critical-resource",
					Title: "Critical resource",
					When: []questionnaire.Clause{
						{
							Question: "sensitivity",
							Level:    "critical",
						},
					},
					Caps:    questionnaire.Governed,
					Reason:  "RFC 10027 advises to avoid device flow where the resources are sensitive, high value or business critical.",
					Remedy:  "Avoid device flow here, or treat the CLI as a governed client.",
					Instead: "governed-client",
					Sources: []questionnaire.Source{"RFC 10027 6.2.1.5"},
				},
				{
					ID:    "one-broad-token",
					Title: "One broad token",
					When: []questionnaire.Clause{
						{
							Question: "scope",
							Level:    "everything",
						},
					},
					Caps:    questionnaire.Governed,
					Reason:  "One token serves every command, so whoever obtains it can do all that the CLI can, administration included.",
					Remedy:  "Split the scopes by task, or by mode with separate clients.",
					Sources: []questionnaire.Source{"article P4b", "article D2", "NHI5:2025"},
				},
				{
					ID:    "fixed-scopes",
					Title: "Scopes not split by task",
					When: []questionnaire.Clause{
						{
							Question: "scope",
							Level:    "per-login",
						},
						{
							Question: "privilege",
							Level:    "limited-write",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "Every login gets the same rights, though the token can do more than read low-risk data; tokens should carry the smallest set that the task needs.",
					Remedy:  "Ask for scopes per task, when they are needed.",
					Sources: []questionnaire.Source{"article P4b", "NHI5:2025"},
				},
				{
					ID:    "unmonitored-write",
					Title: "Sign-ins not visible in logs",
					When: []questionnaire.Clause{
						{
							Question: "monitoring",
							Level:    "absent",
						},
						{
							Question: "privilege",
							Level:    "limited-write",
						},
					},
					Caps:    questionnaire.Governed,
					Reason:  "The token can do more than read low-risk data, and nobody could see a device-flow sign-in that should not be there.",
					Remedy:  "Log device-flow sign-ins so that they can be told apart, and alert on them.",
					Sources: []questionnaire.Source{"article P4c", "article E5"},
				},
				{
					ID:    "unmonitored-refresh",
					Title: "Refreshes not monitored",
					When: []questionnaire.Clause{
						{
							Question: "monitoring",
							Level:    "absent",
						},
						{
							Question: "refresh-token",
							Level:    "bounded",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "Refresh tokens are issued and nobody could notice their misuse; refresh behaviour must be monitored.",
					Remedy:  "Log refreshes and alert on anomalies.",
					Sources: []questionnaire.Source{"article P4c"},
				},
				{
					ID:    "unreviewed-sign-ins",
					Title: "Sign-ins not reviewed",
					When: []questionnaire.Clause{
						{
							Question: "monitoring",
							Level:    "logged",
						},
						{
							Question: "privilege",
							Level:    "limited-write",
						},
					},
					Caps:    questionnaire.Conditional,
					Reason:  "Sign-ins of a client that can do more than read low-risk data are not reviewed, so access that is no longer right stays.",
					Remedy:  "Review sign-ins and grants on a schedule.",
					Sources: []questionnaire.Source{"article E5"},
				},
				{
					ID:    "login-only-policy",
					Title: "Policy at login only",
					When: []questionnaire.Clause{
						{
							Question: "request-policy",
							Level:    "at-login",
						},
						{
							Question: "privilege",
							Level:    "broad-write",
						},
					},
					Caps:    questionnaire.Governed,
					Behind:  "high-privilege",
					Reason:  "With broad or administrative rights, policy is checked only once, and nothing stops a token when user, device or risk changes.",
					Remedy:  "Treat the CLI as a governed client and check policy at each request or refresh.",
					Sources: []questionnaire.Source{"article P8"},
				},
			},
		}, true
	}
	return questionnaire.Definition{}, false
}
