package evidence

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"flowverdict/questionnaire"
)

// Bound returns the version of the released questionnaire whose wording a question
// has: the same levels with the same texts. ok is false for every other wording;
// to such a question facts can be shown, but nothing follows from them.
func Bound(q *questionnaire.Question) (version string, ok bool) {
	version, ok = wordings()[Wording(q)]
	return version, ok
}

// Wording is the SHA-256 of a question's id and of the ids and texts of its levels,
// in hex.
func Wording(q *questionnaire.Question) string {
	h := sha256.New()
	add := func(s string) { h.Write([]byte(strconv.Quote(s))) }
	add(q.ID)
	for i := range q.Levels {
		add(q.Levels[i].ID)
		add(q.Levels[i].Text)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// wordings are the wordings of the questions that bearings are about, and the
// version of the questionnaire that has them.
func wordings() map[string]string {
	return map[string]string{
		"6862bdc45698b07c0b5f3e9c8748ad7f0f8254524c599078e1ef8527e8fda5d1": first,  // access-token
		"c02691e6d09eb811b0792fabd13a43ca47a3101e336258da2646d0221d1cd3fa": second, // access-token
		"566105dbd5af478bac6d4003eae3c8f58a37e92617e6d9e8f8078b7a4ee28381": second, // browser-grant
		"7846b9c4b68644080d5fb181880f1d36bd397d37c53c79c19fb373696b553421": first,  // code-handling
		"51b2d3e7f4553f62b1617636f369c3ef74b761ecb14a7ef3056c9f4bcd6b7b7d": second, // code-handling
		"b9d5d6ded5221ac59f57841fb4801f03698edc2e9649e2bccf6f400968489b56": first,  // cross-device-option
		"661a06c070ce5c77d8cfbde40f86aa9cdb4077437af2079a6edf34386b1c8ec7": second, // cross-device-option
		"53f33aab927397c9863406ddccb0f7cf13df36817f132dcfb102b5d7e852d78e": first,  // privilege
		"d7c02570dbc20ded98cf9ea0a3e7f813b5e2d4e510799ca380fa897c0ff44003": second, // privilege
		"076c0756c4fa503ebb947619f8cf0c8ceecb5cd3f013929f8518227a433e90cb": first,  // refresh-token
		"487c11173e1fc5c848ec4a306710516af8f3153d7fc9c8c5fb990e2fd386d79d": second, // refresh-token
		"e50a8f38316813b7dd4566bb4a4d6ff347a63202f77e1214678c9527f792626e": first,  // registration
		"e1af683d7923097a22718c91d581262107e21f94bb9569bd8ebd973d18651952": second, // registration
		"914a56b62931869fd6ef5873bcd6cbbf421b33dd4293986af00ee421e73c2e39": first,  // revocation
		"2dbdbad4e4d87a66228f08368a35b3ad52113527374ffded0c15dff87d1d7fb9": second, // revocation
		"ad4903ad8c6ea9d0e0922f8944e2c7a1f8857363ce783faa456b5135296822b5": first,  // revocation-test
		"e8329d3d8ba2099919aabc71d13cca09cdad63c89a411f4344255d2c10ebf727": second, // revocation-test
		"e7c6a79abcc5b16be2e3717d8bc17db11509e957e708fff6238d1b263c7818da": first,  // scope
		"7f910858087851d252139632d2ef4d66be65e00e5b5a888992e9cc5f2dee294a": second, // scope
		"947a36a2b1bffb7dbc80d1242504cbfd4fc428d3ca71b253b92b22fc649f9d5f": first,  // tenant-policy
		"41c4e6215ef7c600675c2f1c416403ccbc10361ff762b35f4f123253f86ed517": second, // tenant-policy
		"537e3a62d3abb2b3750838d18c5406010414822d534a2ed15f48cba2693b7fa0": first,  // token-binding
		"882eab53b79ea1663640a1944d5f70cbb0f55359d6ce237f39b52d9182d70244": second, // token-binding
		"5c0844f158021438f5e4681d6190c40858dd1c15dea6ce11375c44cbe6d78ba9": first,  // traceability
		"dbce7a61490de24c914243e9db447de072aa0e4ab61048d661897ff2701b0772": second, // traceability
	}
}
