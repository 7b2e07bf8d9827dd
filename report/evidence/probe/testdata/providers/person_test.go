package providers

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// person does what somebody would do in a browser.
type person struct{ client *http.Client }

func newPerson() *person {
	jar, _ := cookiejar.New(nil)
	return &person{&http.Client{Jar: jar, Timeout: 20 * time.Second}}
}

// got is a page that was read.
type got struct {
	url    *url.URL
	body   []byte
	status int
}

func (p *person) do(r *http.Request, err error) (got, error) {
	if err != nil {
		return got{}, err
	}
	answer, err := p.client.Do(r)
	if err != nil {
		return got{}, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(io.LimitReader(answer.Body, 1<<20))
	if err == nil && answer.StatusCode >= 400 {
		err = fmt.Errorf("%s: %s: %.200s", r.URL.Path, answer.Status, body)
	}
	return got{answer.Request.URL, body, answer.StatusCode}, err
}

func (p *person) get(address string) (got, error) {
	return p.do(http.NewRequest(http.MethodGet, address, nil))
}

func (p *person) send(method, address, json string) (got, error) {
	r, err := http.NewRequest(method, address, strings.NewReader(json))
	if err == nil {
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Origin", r.URL.Scheme+"://"+r.URL.Host)
	}
	return p.do(r, err)
}

func (p *person) post(address string, values url.Values) (got, error) {
	r, err := http.NewRequest(http.MethodPost, address, strings.NewReader(values.Encode()))
	if err == nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return p.do(r, err)
}

var (
	formTag  = regexp.MustCompile(`(?is)<form[^>]*>`)
	inputTag = regexp.MustCompile(`(?is)<(?:input|button)[^>]*>`)
	attr     = regexp.MustCompile(`(?is)\b(action|name|value)="([^"]*)"`)
)

func attributes(tag string) map[string]string {
	out := map[string]string{}
	for _, m := range attr.FindAllStringSubmatch(tag, -1) {
		out[strings.ToLower(m[1])] = strings.ReplaceAll(m[2], "&amp;", "&")
	}
	return out
}

// form returns the first form of a page, filled in for the only account.
func (g got) form(code string) (action string, values url.Values, found bool) {
	at := formTag.FindIndex(g.body)
	if at == nil {
		return "", nil, false
	}
	to, err := g.url.Parse(attributes(string(g.body[at[0]:at[1]]))["action"])
	if err != nil {
		return "", nil, false
	}
	inside := g.body[at[1]:]
	if end := bytes.Index(bytes.ToLower(inside), []byte("</form>")); end >= 0 {
		inside = inside[:end]
	}
	values = url.Values{}
	for _, tag := range inputTag.FindAllString(string(inside), -1) {
		a := attributes(tag)
		switch a["name"] {
		case "", "abort":
		case "login", "username":
			values.Set(a["name"], "alice")
		case "password":
			values.Set(a["name"], "alicepw")
		case "user_code":
			values.Set(a["name"], code)
		default:
			values.Set(a["name"], a["value"])
		}
	}
	return to.String(), values, true
}

// byForms fills in each form that comes until there is none.
func byForms(p *person, address, code, _ string) error {
	page, err := p.get(address + "?user_code=" + code)
	for range 12 {
		if err != nil {
			return err
		}
		action, values, found := page.form(code)
		if !found {
			if bytes.Contains(bytes.ToLower(page.body), []byte("success")) {
				return nil
			}
			return fmt.Errorf("neither a form nor a success: %.300s", page.body)
		}
		if strings.Contains(string(page.body), `name="confirm"`) {
			values.Set("confirm", "yes")
		}
		page, err = p.post(action, values)
	}
	return errors.New("too many forms")
}

// byLink signs in, and follows the link that allows.
func byLink(p *person, address, code, _ string) error {
	page, err := p.get(address + "?user_code=" + code)
	for range 5 {
		if err != nil {
			return err
		}
		if bytes.Contains(page.body, []byte("confirm?action=allowed")) {
			page, err = p.get(page.url.Scheme + "://" + page.url.Host + "/device/confirm?action=allowed")
			if err == nil && !bytes.Contains(page.body, []byte("allowed")) {
				err = fmt.Errorf("not allowed: %.300s", page.body)
			}
			return err
		}
		action, values, found := page.form(code)
		if !found {
			return fmt.Errorf("no form: %.300s", page.body)
		}
		page, err = p.post(action, values)
	}
	return errors.New("too many forms")
}

// byAPI signs in and grants the scopes by the API that the web page uses.
func byAPI(p *person, address, code, client string) error {
	u, err := url.Parse(address)
	if err != nil {
		return err
	}
	api := u.Scheme + "://" + u.Host + "/api"
	if _, err := p.send(http.MethodPost, api+"/auth/", `{"username":"alice","password":"alicepw"}`); err != nil {
		return err
	}
	if _, err := p.send(http.MethodPut, api+"/auth/grant/"+client, `{"scope":"openid repo:read"}`); err != nil {
		return err
	}
	p.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	r, err := p.client.Get(api + "/oidc/device?code=" + code + "&g_continue")
	if err != nil {
		return err
	}
	_ = r.Body.Close()
	if to := r.Header.Get("Location"); !strings.Contains(to, "prompt=deviceComplete") {
		return fmt.Errorf("not approved: %s, %s", r.Status, to)
	}
	return nil
}

// bySession makes an account, which signs in, and approves the code with it.
func bySession(p *person, address, code, _ string) error {
	u, err := url.Parse(address)
	if err != nil {
		return err
	}
	api := u.Scheme + "://" + u.Host + "/api/auth"
	if _, err := p.send(http.MethodPost, api+"/sign-up/email", `{"email":"alice@example.org","password":"alicepw-alicepw","name":"Alice"}`); err != nil {
		return err
	}
	if _, err := p.get(api + "/device?user_code=" + code); err != nil {
		return err
	}
	_, err = p.send(http.MethodPost, api+"/device/approve", `{"userCode":"`+code+`"}`)
	return err
}
