package apitest

import "net/http"

// Password is that of everybody.
const Password = "a sentence is a good password"

// People are those of a village, by role: admin, secretary, planner, officer,
// verifier, auditor, chair, member2 and so on.
type People struct {
	Person map[string]string // identifiers
	Token  map[string]string // tokens that read and act
}

// Settle founds the body: the first administrator follows the link that the
// server printed and appoints a secretary, who does the rest.
func (c *Client) Settle(link string, members int) *People {
	c.T.Helper()
	p := &People{Person: map[string]string{}, Token: map[string]string{}}
	c.OK("", http.MethodPost, "/links/first", Map{"link": link, "login": "admin", "name": "Ada Admin", "password": Password}, nil)
	p.Token["admin"] = c.token("admin", true)
	found := func(role, id, parent, sort, name string) {
		c.OK(p.Token[role], http.MethodPost, "/body/do/found-organ", Map{"id": id, "parent": parent, "sort": sort, "name": name}, nil)
	}
	found("admin", "village", "", "assembly", "Assembly of the village")
	c.join(p, "admin", "secretary", "Sel Secretary", Map{"organ": "village", "post": "secretary"})
	found("secretary", "mill-office", "village", "organization", "The mill")
	c.OK(p.Token["secretary"], http.MethodPost, "/body/do/set-rules", Map{"organ": "village", "seen": 0, "rules": Rules()}, nil)
	c.join(p, "secretary", "planner", "Pia Planner", Map{"organ": "mill-office", "post": "planner"})
	c.join(p, "secretary", "officer", "Ole Officer", Map{"organ": "mill-office", "post": "officer"})
	c.join(p, "secretary", "auditor", "Aud Auditor", Map{"organ": "village", "post": "auditor"})
	c.join(p, "secretary", "chair", "Cor Chair", Map{"organ": "village", "post": "chair", "votes": true})
	for i := 2; i <= members; i++ {
		name := "member" + string(rune('0'+i))
		c.join(p, "secretary", name, name, Map{"organ": "village", "votes": true})
	}
	return p
}

// join enters a person, gives them their place, and opens an account.
func (c *Client) join(p *People, by, role, name string, place Map) {
	c.T.Helper()
	var entered struct{ ID string }
	c.OK(p.Token[by], http.MethodPost, "/persons", Map{"name": name}, &entered)
	p.Person[role] = entered.ID
	place["person"] = entered.ID
	c.OK(p.Token[by], http.MethodPost, "/body/do/begin-membership", place, nil)
	var opened struct{ Link string }
	c.OK(p.Token["admin"], http.MethodPost, "/accounts", Map{"person": entered.ID, "login": role}, &opened)
	c.OK("", http.MethodPost, "/links", Map{"link": opened.Link, "password": Password}, nil)
	p.Token[role] = c.token(role, true)
}

// token makes a token from login and password.
func (c *Client) token(login string, act bool) string {
	c.T.Helper()
	var made struct{ Token string }
	c.OK("", http.MethodPost, "/tokens", Map{"login": login, "password": Password, "name": "test", "act": act}, &made)
	return made.Token
}

// ReadToken makes a token that only reads.
func (c *Client) ReadToken(login string) string { return c.token(login, false) }

// Members are the identifiers of those who may vote.
func (p *People) Members() []string {
	var out []string
	for role := range p.Person {
		if isMember(role) {
			out = append(out, p.Person[role])
		}
	}
	return out
}

func isMember(role string) bool { return role == "chair" || len(role) > 6 && role[:6] == "member" }

// Rules are the rules of procedure: three days of notice, half of the members,
// a simple majority; procedure by hands, the rest by devices with names.
func Rules() Map {
	rule := func(method string) Map {
		return Map{
			"method": method, "base": "valid", "threshold": Map{"majority": "simple"},
			"quorum": Map{"num": 1, "den": 2, "more_than": true}, "tie": "chair",
		}
	}
	return Map{
		"notice_days": 3, "movers": "voters", "seconders": 1, "proxy_limit": 2, "proxy_quorum": false, "floor_time_minutes": 0,
		"votes": Map{"procedure": rule("hands"), "amendment": rule("named"), "point": rule("named"), "conclusion": rule("named")},
	}
}
