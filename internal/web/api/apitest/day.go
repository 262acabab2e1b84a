package apitest

import (
	"net/http"
	"slices"
	"time"
)

// Plenary is the address of the plenary that a day plays.
const Plenary = "/plenaries/2026-1"

// Do gives the plenary a command that must be taken.
func (c *Client) Do(token, name string, body any) {
	c.T.Helper()
	c.OK(token, http.MethodPost, Plenary+"/do/"+name, body, nil)
}

// MoreFlour is a point that raises flour in one year, and makes it the task of
// the mill.
func MoreFlour(amount string) Map {
	return Map{
		"text": "More flour in 2027: " + amount + ".", "sort": "task", "responsible": "mill-office", "due": "2027-12-31",
		"changes": []Map{{"address": "target:flour:2027", "new": amount}},
	}
}

// Day plays a plenary day: a plan is imported, a plenary convened, a point
// tabled, amended, costed and carried, its conclusion adopted; and the figure
// tells why it changed. Files are the plan folder of the village; advance lets
// time pass.
func (c *Client) Day(p *People, files map[string]string, advance func(time.Duration)) {
	c.T.Helper()
	c.importPlan(p, files)
	c.convene(p)
	advance(7 * 24 * time.Hour)
	c.openSitting(p)
	c.amend(p)
	c.cost(p)
	c.carry(p, Map{"on": "amendment", "amendment": "a1"})
	c.carry(p, Map{"on": "conclusion", "conclusion": "c1"})
	c.adopt(p)
	c.history(p)
	c.deliver(p)
}

func (c *Client) importPlan(p *People, files map[string]string) {
	c.T.Helper()
	var list []Map
	for name, text := range files {
		list = append(list, Map{"name": name, "text": text})
	}
	var v struct{ ID string }
	c.OK(p.Token["planner"], http.MethodPost, "/plans/village/import", Map{"files": list, "note": "as the village wrote it"}, &v)
	if v.ID != "v1" {
		c.T.Fatalf("the first version is %q", v.ID)
	}
}

func (c *Client) convene(p *People) {
	c.T.Helper()
	sec := p.Token["secretary"]
	c.Do(sec, "convene", Map{"organ": "village", "number": 1, "title": "First plenary"})
	c.Do(sec, "schedule-sitting", Map{"day": "2026-03-09", "place": "Town hall"})
	c.Do(sec, "add-item", Map{"title": "The plan of the village"})
	c.Do(sec, "give-notice", Map{"on": "2026-03-02", "how": "by letter"})
	c.Do(sec, "draft-conclusion", Map{"item": 1, "title": "On flour and grain"})
	c.Do(sec, "add-point", Map{"conclusion": "c1", "content": MoreFlour("2100 t")})
	c.Do(sec, "add-point", Map{"conclusion": "c1", "content": Map{"text": "Bread comes first.", "sort": "orientation", "responsible": "mill-office"}})
}

func (c *Client) openSitting(p *People) {
	c.T.Helper()
	chair := p.Token["chair"]
	c.Do(chair, "open-sitting", Map{"no": 1})
	c.Do(chair, "call-roll", Map{"seen": 0, "present": p.Members()})
	c.Do(chair, "take-item", Map{"no": 1})
}

// amend moves an amendment, by one who saw the point's first version.
func (c *Client) amend(p *People) {
	c.T.Helper()
	c.Do(p.Token["member2"], "move-amendment", Map{
		"conclusion": "c1", "sort": "revise", "point": "p1", "base": 1, "content": MoreFlour("2200 t"), "reason": "a bad harvest is possible",
	})
	c.Do(p.Token["member3"], "second-amendment", Map{"id": "a1"})
	c.Do(p.Token["secretary"], "admit-amendment", Map{"id": "a1"})
}

// cost looks that the costing names what falls.
func (c *Client) cost(p *People) {
	c.T.Helper()
	var costed struct {
		Freshness string
		Costing   struct {
			Difference struct {
				Targets []struct {
					Target     string
					Year       int
					Fulfilment struct{ Before, After float64 }
				}
			}
		}
	}
	c.OK(p.Token["member2"], http.MethodPost, Plenary+"/costing?wait=true", Map{"conclusion": "c1", "amendments": []string{"a1"}}, &costed)
	fell := costed.Costing.Difference.Targets
	if costed.Freshness != "fresh" || len(fell) == 0 || fell[0].Target != "grain" || fell[0].Year != 2027 || fell[0].Fulfilment.After >= fell[0].Fulfilment.Before {
		c.T.Errorf("the costing shows %+v; want grain to sell in 2027 to fall", costed)
	}
}

// carry puts a question to the vote, and everybody votes for it.
func (c *Client) carry(p *People, question Map) {
	c.T.Helper()
	c.Do(p.Token["chair"], "open-vote", question)
	id := c.voteNow(p)
	for role, token := range p.Token {
		if isMember(role) {
			for range 2 { // sent again, as programs do when an answer is lost
				c.OK(token, http.MethodPut, Plenary+"/votes/"+id+"/ballot", Map{"choice": "for"}, nil)
			}
		}
	}
	c.Do(p.Token["chair"], "close-vote", Map{"id": id, "seen": 0})
	var v struct {
		State   string
		Verdict struct {
			For    int
			Result string
		}
	}
	c.OK(p.Token["auditor"], http.MethodGet, Plenary+"/votes/"+id, nil, &v)
	if v.State != "closed" || v.Verdict.Result != "carried" || v.Verdict.For != len(p.Members()) {
		c.T.Fatalf("the vote ended with %+v", v)
	}
}

// voteNow is the vote that is open.
func (c *Client) voteNow(p *People) string {
	c.T.Helper()
	var now struct{ Votes []struct{ ID, State string } }
	c.OK(p.Token["chair"], http.MethodGet, Plenary, nil, &now)
	i := slices.IndexFunc(now.Votes, func(v struct{ ID, State string }) bool { return v.State == "open" })
	if i < 0 {
		c.T.Fatal("no vote is open")
	}
	return now.Votes[i].ID
}

func (c *Client) adopt(p *People) {
	c.T.Helper()
	var lacks struct {
		Ready   bool
		Missing []Map
	}
	c.OK(p.Token["secretary"], http.MethodGet, Plenary+"/conclusions/c1/missing", nil, &lacks)
	if !lacks.Ready {
		c.T.Fatalf("missing: %v", lacks.Missing)
	}
	var adopted struct {
		Version struct{ ID, Parent, Kind string }
		Acts    []Map
		Tasks   []struct{ ID, Responsible, Due string }
	}
	c.OK(p.Token["secretary"], http.MethodPost, Plenary+"/conclusions/c1/adopt", Map{}, &adopted)
	if v := adopted.Version; v.ID != "v2" || v.Parent != "v1" || v.Kind != "adopted" || len(adopted.Acts) != 1 {
		c.T.Errorf("adopted %+v; want v2 on v1 with one figure", adopted)
	}
	if len(adopted.Tasks) != 2 || adopted.Tasks[0].Responsible != "mill-office" || adopted.Tasks[0].Due != "2027-12-31" {
		c.T.Errorf("tasks %+v; want two of the mill, the first with a day", adopted.Tasks)
	}
}

// history asks, as anybody can, who set the figure, when, by which point, under
// which vote, and what it was before.
func (c *Client) history(p *People) {
	c.T.Helper()
	var figures []struct {
		Address, Value, Original string
		Steps                    []struct{ Old, New, By, Plenary, Point, Amendment, Vote string }
	}
	c.OK("", http.MethodGet, "/plans/village/figures?address=target:flour:2027", nil, &figures)
	if len(figures) != 1 || figures[0].Value != "2200 t" || figures[0].Original != "2000 t" || len(figures[0].Steps) != 1 {
		c.T.Fatalf("the figure is %+v", figures)
	}
	s := figures[0].Steps[0]
	if s.Old != "2000 t" || s.New != "2200 t" || s.By != p.Person["secretary"] || s.Plenary != "2026-1" || s.Point != "p1" || s.Amendment != "a1" || s.Vote != "v2" {
		c.T.Errorf("the figure was changed by %+v", s)
	}
}

// deliver looks at the sheet of the mill, whose officer takes note.
func (c *Client) deliver(p *People) {
	c.T.Helper()
	var sheet struct {
		Tasks []struct {
			Task struct {
				ID       string
				Revision int
			}
		}
		Figures []struct {
			Address string
			Value   float64
		}
	}
	c.OK(p.Token["officer"], http.MethodGet, "/organs/mill-office/sheets/2027", nil, &sheet)
	if len(sheet.Tasks) != 2 || len(sheet.Figures) != 1 || sheet.Figures[0].Value != 2200 {
		c.T.Fatalf("the sheet of the mill is %+v", sheet)
	}
	task := sheet.Tasks[0].Task
	c.OK(p.Token["officer"], http.MethodPost, "/tasks/do/acknowledge-task", Map{"id": task.ID, "seen": task.Revision}, nil)
	c.No(p.Token["officer"], http.MethodPost, "/tasks/do/acknowledge-task", Map{"id": task.ID, "seen": task.Revision}, http.StatusConflict, "conflict")
}
