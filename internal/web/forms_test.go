package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
)

// TestFaultsOfOneFormAmongSeveral: on a page with several forms, faults lead to
// the field of the form that was sent, which is open and has what was typed;
// the others are as they were.
func TestFaultsOfOneFormAmongSeveral(t *testing.T) {
	h := newHouse(t)
	h.Table(halltest.MoreFlour())
	for _, x := range []struct {
		role, path string
		fields     []string
		faulty     string // identifier of the field
		form       string // beginning of the form around it
		says       string
	}{
		{"secretary", p("/item/1/retitle"), []string{"title", ""}, "f-title", `/item/1/retitle"`, "Title: Nothing stands here"},
		{"secretary", p("/item/1/conclusion"), []string{"title", ""}, "f-title", `/item/1/conclusion"`, "Title of the conclusion: Nothing"},
		{"secretary", p("/conclusion/c1/do/retitle"), []string{"title", ""}, "f-title", `/do/retitle"`, "Title of the conclusion: Nothing"},
		{"secretary", "/body/person", []string{"name", ""}, "f-name", `"/body/person"`, "Name: Nothing"},
		{"secretary", "/body/organ", []string{"name", "", "id", "x", "kind", "ministry"}, "f-name", `"/body/organ"`, "Name: Nothing"},
		{"secretary", "/body/end", []string{"seat", string(h.seat(h.Members[1].Person)), "on", ""}, "f-on", `"/body/end"`, "Last day of: Nothing"},
		{"secretary", p("/do/sitting"), []string{"day", "", "place", "The barn"}, "f-day", `/do/sitting"`, "Day: Nothing"},
	} {
		a := h.want(h.post(x.role, x.path, x.fields...), http.StatusUnprocessableEntity, "Please mend this first", x.says)
		at := strings.Index(a.text, ` id="`+x.faulty+`"`)
		if at < 0 || !strings.Contains(a.text, `href="#`+x.faulty+`"`) || len(anchors(a.text)) > 0 {
			t.Errorf("%s: no fault leads to %s (%q)", x.path, x.faulty, anchors(a.text))
			continue
		}
		before := a.text[:at]
		if form := before[strings.LastIndex(before, "<form "):]; !strings.Contains(form, x.form) {
			t.Errorf("%s: %s stands in another form: %.90s", x.path, x.faulty, form)
		}
		if open := before[strings.LastIndex(before, "<details"):]; !strings.HasPrefix(open, "<details open>") {
			t.Errorf("%s: the form is closed: %.20s", x.path, open)
		}
		sound(t, x.role, page{x.path, a.text})
	}
}

// seat is the membership of a person.
func (h *house) seat(person assembly.PersonID) assembly.MembershipID {
	h.t.Helper()
	body, err := h.Hall.Body(h.t.Context(), h.Secretary)
	h.must(err)
	i := slices.IndexFunc(body.Memberships, func(m assembly.Membership) bool { return m.Person == person })
	return body.Memberships[i].ID
}

// TestFieldsOfWorkAreChosen: a point's fields of work are offered by name, group
// by group; a class of COFOG or ISIC can still be typed. What was chosen is
// chosen when the point is written anew, and kept where only figures are set.
func TestFieldsOfWorkAreChosen(t *testing.T) {
	h := newHouse(t)
	h.Table(halltest.MoreFlour())
	h.want(h.get("secretary", p("/conclusion/c1/point")), 200, "Metal and steel", "Energy in general", "COFOG 04 · Economic affairs")
	h.done("secretary", h.post("secretary", p("/conclusion/c1/point"), "text", "Steel and coal.", "sort", "goal",
		"fields", "metal", "fields", "coal", "classes", "ISIC C, metal,COFOG 04"))
	want := []string{"metal", "coal", "ISIC C", "COFOG 04"}
	h.fields("p2", want)
	a := h.want(h.get("secretary", p("/point/p2/edit")), 200)
	for _, s := range []string{`value="metal" checked`, `value="coal" checked`, `value="ISIC C, COFOG 04"`} {
		if !strings.Contains(a.text, s) {
			t.Errorf("%s does not stand in the form", s)
		}
	}
	h.want(h.get("member", p("/point/p2")), 200, "Metal and steel , Coal , ISIC C · Manufacturing , COFOG 04 · Economic affairs")

	// The planner sets figures; all else goes with the form as it is.
	a = h.want(h.get("planner", p("/point/p2/edit")), 200, "Steel and coal.")
	fields := []string{"address", "target:flour:2027", "value", "2100"}
	for _, m := range hiddenField.FindAllStringSubmatch(a.text, -1) {
		if m[1] != "once" && m[1] != "to" && m[1] != "back" {
			fields = append(fields, m[1], m[2])
		}
	}
	h.done("planner", h.post("planner", p("/point/p2/edit"), fields...))
	h.fields("p2", want)
}

func (h *house) fields(id assembly.PointID, want []string) {
	h.t.Helper()
	plenary, err := h.Hall.Plenary(h.t.Context(), h.Secretary, halltest.Plenary1)
	h.must(err)
	if diff := cmp.Diff(want, plenary.Point(id).Content().Fields); diff != "" {
		h.t.Errorf("fields of %s (-want +got):\n%s", id, diff)
	}
}

// TestContradictionsAreShown: where points of a draft set one figure to
// different values, the conclusion says so before anybody votes, and each of the
// points does, with the name of the figure and links.
func TestContradictionsAreShown(t *testing.T) {
	h := newHouse(t)
	other := halltest.MoreFlour()
	other.Changes = []assembly.Change{{Address: "target:flour:2027", New: "2300"}}
	h.Table(halltest.MoreFlour())
	const said = "contradict each other"
	h.want(h.get("member", p("/conclusion/c1")), 200, "!"+said)
	h.Do(h.Secretary, assembly.AddPoint{Conclusion: "c1", Content: other})
	for _, page := range []string{"/conclusion/c1", "/point/p1", "/point/p2"} {
		a := h.want(h.get("member", p("%s", page)), 200, said, "Flour for bread 2027 : Point 1 2100 t ; Point 2 2300")
		if !strings.Contains(a.text, `href="`+p("/point/p2")+`"`) {
			t.Errorf("%s has no link to the other point", page)
		}
	}
	h.Do(h.Secretary, assembly.RemovePoint{ID: "p2", Seen: 1})
	h.want(h.get("member", p("/conclusion/c1")), 200, "!"+said)
}
