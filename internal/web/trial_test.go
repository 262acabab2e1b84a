package web

import (
	"archive/zip"
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"github.com/openplenum/plenum/internal/app/hall/halltest"
	"github.com/openplenum/plenum/internal/assembly"
)

// TestPackedPlans: several plans in a ZIP file, and a file that is sent twice,
// are faults of the form that name them. What stands beside the folder of the
// one plan is left out.
func TestPackedPlans(t *testing.T) {
	h := newHouse(t)
	for said, zips := range map[string][][]byte{
		"holds 2 plans, in the folders a and b":         {pack(t, "a/", "b/")},
		"in the folders (not in a folder) and a":        {pack(t, "./", "a/")},
		"holds 2 plans, in the folders a and a/earlier": {pack(t, "a/", "a/earlier/")},
		"The file goods.csv was sent twice":             {pack(t, "a/"), pack(t, "b/")},
	} {
		a := h.want(h.ask("planner", packed(t, zips...)), http.StatusUnprocessableEntity, said)
		if !strings.Contains(a.text, `href="#f-files"`) {
			t.Errorf("%s: no link to the field", said)
		}
	}
	h.done("planner", h.ask("planner", packed(t, pack(t, `village\`, "notes/goods.csv"))))
}

// TestNobodyIsChosenForYou: where a slip would make somebody a member, put words
// into somebody's mouth or forget a name, nobody is chosen before somebody
// chooses; a name is forgotten only after a second question.
func TestNobodyIsChosenForYou(t *testing.T) {
	h := newHouse(t)
	body := h.want(h.get("secretary", "/body"), http.StatusOK, "!Your name").text
	for id, page := range map[string]string{
		"f-seat-person": body, "f-seat-organ": body, "f-organ-kind": body, "f-erase-person": body,
		"f-statement-person": h.get("secretary", p("/item/1")).text,
	} {
		_, list, ok := strings.Cut(page, `<select id="`+id+`"`)
		if head, first, _ := strings.Cut(list, "\n"); !ok || !strings.Contains(head, " required") || !strings.HasPrefix(first, `<option value="">Please choose`) {
			t.Errorf("%s begins with a choice: %.120s", id, list)
		}
	}
	other, erased := string(h.Members[2].Person), func() bool {
		names, err := h.Hall.Names(t.Context(), h.Secretary)
		h.must(err)
		return names[h.Members[2].Person] == ""
	}
	h.want(h.post("secretary", "/body/erase", "person", ""), http.StatusUnprocessableEntity, "Person: Nothing stands here")
	h.want(h.post("admin", "/body/erase", "person", other), http.StatusForbidden)
	h.want(h.get("admin", "/body"), http.StatusOK, "Enter a person", "!Erase a name")
	h.want(h.post("secretary", "/body/erase", "person", other), http.StatusOK, "Nobody can bring the name back")
	if erased() {
		t.Fatal("one click forgets a name")
	}
	h.done("secretary", h.post("secretary", "/body/erase", "person", other, "sure", "yes"))
	if !erased() {
		t.Error("the name is not forgotten")
	}
}

// TestRefusalsCallThingsAsPeopleDo: what is refused calls points by number,
// conclusions and items by title, votes by question, figures by name, days as
// the reader writes them; never by what only the program knows.
func TestRefusalsCallThingsAsPeopleDo(t *testing.T) {
	h := newHouse(t)
	h.Table(halltest.MoreFlour())
	task := halltest.MoreFlour()
	task.Sort, task.Changes, task.Due = assembly.TaskPoint, nil, ""
	h.Do(h.Secretary, assembly.AddPoint{Conclusion: "c1", Content: task}, assembly.MovePoint{ID: "p2", Seen: 3, Place: 1})
	h.want(h.post("secretary", "/body/organ", "name", "B", "id", "Big City", "kind", "ministry"), http.StatusUnprocessableEntity, "Short name: “Big City” cannot be an identifier (organ)")
	h.want(h.post("secretary", "/body/organ", "name", "B", "id", "village", "kind", "ministry"), http.StatusUnprocessableEntity, "Short name: The organ Assembly of the village is there already")
	h.open()
	item, err := h.Hall.Plenary(t.Context(), h.Secretary, halltest.Plenary1)
	h.must(err)
	title := item.Conclusions[0].Title
	h.want(h.get("chair", p("/conclusion/c1/adopt")), http.StatusOK, "The conclusion “"+title+"” was not voted on")
	h.want(h.post("chair", p("/vote/new"), "on", "conclusion", "of", "c1", "method", "hands"), http.StatusUnprocessableEntity, "Point 1 is a task and lacks", "!p2")
	h.want(h.post("chair", p("/do/close")), http.StatusUnprocessableEntity, "Items of the agenda are not settled: “"+item.Items[0].Title+"”")
	h.Do(h.Chair, assembly.OpenVote{On: assembly.OnProcedure, Text: "Shall we rest?"})
	a := h.want(h.post("chair", p("/vote/new"), "on", "procedure", "text", "Or not?", "method", "hands"), http.StatusUnprocessableEntity, "The vote “Shall we rest?” is not finished")
	if n := strings.Count(a.text, "is not finished"); n != 1 {
		t.Errorf("that a vote is open stands there %d times", n)
	}
	h.Do(h.Chair, assembly.CallOffVote{ID: "v1", Reason: "No."})
	h.want(h.post("member", p("/vote/v1/ballot"), "choice", "for"), http.StatusUnprocessableEntity, "Your ballot came too late and was not counted", "!Open a new vote")
}

// TestToldBeforeTheVote: that the notice came too late and that a conclusion was
// not costed is said before it is put to the vote; what was counted stays in its
// fields; a correction says what it changed; what was lost says so.
func TestToldBeforeTheVote(t *testing.T) {
	h := newHouse(t)
	h.Table(halltest.MoreFlour())
	h.want(h.get("secretary", p("")), http.StatusOK, "!The notice came too late")
	h.Do(h.Secretary, assembly.GiveNotice{On: "2026-03-08", How: "Letter"})
	h.want(h.get("secretary", p("")), http.StatusOK, "The notice came too late. Days before the first sitting: 1.")
	h.open()
	h.want(h.get("chair", p("/vote/new?on=conclusion&of=c1")), http.StatusOK, "It could not be adopted as things stand", "was not costed", "The notice came too late", "!was not voted on")
	h.want(h.post("chair", p("/vote/new"), "on", "conclusion", "of", "c1", "method", "secret"), http.StatusUnprocessableEntity, "A secret vote takes 5 members who can vote")
	h.done("chair", h.post("chair", p("/vote/new"), "on", "conclusion", "of", "c1", "method", "hands"))
	h.done("chair", h.post("chair", p("/vote/v1/do/count"), "for", "1", "against", "2"))
	if a := h.get("chair", p("/vote/v1")); !strings.Contains(a.text, `name="against" type="number" min="0" value="2"`) {
		t.Error("what was counted does not stand in the form")
	}
	h.done("chair", h.post("chair", p("/vote/v1/do/close"), "seen", "1"))
	h.want(h.get("chair", p("/conclusion/c1")), http.StatusOK, "The conclusion was lost. Nothing of it changes the plan.", "!nothing to cost")
	h.Do(h.Chair, assembly.CorrectVote{ID: "v1", Seen: 1, Count: &assembly.Tally{For: 3}, Reason: "A slip."})
	h.want(h.get("member", p("/vote/v1")), http.StatusOK, "Counts: 3 for, 0 against, 0 abstaining. Before: Lost (1 for, 2 against, 0 abstaining). Since: Carried (3 for, 0 against, 0 abstaining).")
}

// TestNothingTypedIsLost: a form that was sent after the session had ended gives
// back what was typed, and the way to sign in; passwords are not shown.
func TestNothingTypedIsLost(t *testing.T) {
	h := newHouse(t)
	a := h.want(h.post("public", p("/item/1/statement"), "person", "x", "text", "A long <speech> of mine.", "password", "a long secret"), http.StatusForbidden, "What you typed", "A long <speech> of mine.", "!a long secret")
	if !strings.Contains(a.text, `href="/sign-in?back=%2F"`) {
		t.Error("there is no way to sign in")
	}
}

// pack is a ZIP file: a name that ends in a slash stands for a whole plan in
// that folder.
func pack(t *testing.T, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name string, data []byte) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range names {
		if !strings.HasSuffix(name, "/") && !strings.HasSuffix(name, `\`) {
			add(name, nil)
			continue
		}
		for _, f := range halltest.Village() {
			add(name+f.Name, f.Data)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// packed is the form that brings in a plan, with ZIP files.
func packed(t *testing.T, zips ...[]byte) *http.Request {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	err := w.WriteField("id", "packed")
	for _, data := range zips {
		part, failed := w.CreateFormFile("files", "Plan.ZIP")
		if failed == nil {
			_, failed = part.Write(data)
		}
		if failed != nil {
			t.Fatal(failed)
		}
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return raw("/plan/new", w.FormDataContentType(), b.String())
}
