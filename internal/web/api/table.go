package api

import (
	"context"
	"encoding/base64"
	"net/http"
	"path"

	"github.com/openplenum/plenum/internal/app/hall"
	"github.com/openplenum/plenum/internal/locale"
	"github.com/openplenum/plenum/internal/planfile"
)

// fileForm is a file of a plan folder that is sent.
type fileForm struct {
	Name   string `json:"name" doc:"Name in the plan folder" example:"targets.csv"`
	Text   string `json:"text,omitempty" doc:"What stands in it" example:"target,amount\nflour,2200\n"`
	Base64 string `json:"base64,omitempty" doc:"The bytes instead, as of a workbook (XLSX): its first sheet becomes the table" contentEncoding:"base64"`
}

// uploadForm is files that replace those of the same name in a version.
type uploadForm struct {
	Files  []fileForm `json:"files" doc:"New or changed files"`
	Remove []string   `json:"remove,omitempty" doc:"Names of files that are to go" example:"routes.csv"`
	Note   string     `json:"note,omitempty" doc:"One line for the list of versions" example:"After the harvest"`
}

type uploadInput struct {
	InVersion
	Body uploadForm
}

// folderForm is a whole plan folder.
type folderForm struct {
	Files []fileForm `json:"files" doc:"All files of the folder"`
	Note  string     `json:"note,omitempty" doc:"One line for the list of versions" example:"as the village wrote it"`
}

type folderInput struct{ Body folderForm }

type importInput struct {
	InPlan
	Body folderForm
}

type zipInput struct {
	InPlan
	Note    string `query:"note" doc:"One line for the list of versions" example:"as the village wrote it"`
	RawBody []byte `contentType:"application/zip" doc:"The folder, packed"`
}

type tableInput struct {
	InVersion
	Table   string `path:"table" doc:"Name of the file" example:"targets.csv"`
	Note    string `query:"note" doc:"One line for the list of versions" example:"After the harvest"`
	RawBody []byte `contentType:"application/octet-stream" doc:"The file: CSV with any delimiter, or a workbook (XLSX)"`
}

// trial is what files would make of a plan.
type trial struct {
	Base     hall.VersionID `json:"base,omitempty" doc:"Version that they were compared to" example:"v1"`
	Keepable bool           `json:"keepable" doc:"They can be kept as a version"`
	Hash     string         `json:"hash,omitempty" doc:"SHA-256 of what the plan would say; not there with faults" example:"9f86d081884c7d65"`
	Changes  []rowChange    `json:"changes" doc:"What would change, row by row"`
	Faults   []fault        `json:"faults" doc:"All that is wrong"`
	Warnings []fault        `json:"warnings" doc:"What may be meant otherwise"`
}

// fault is something that is wrong in a file.
type fault struct {
	File   string `json:"file,omitempty" doc:"File" example:"targets.csv"`
	Line   int    `json:"line,omitempty" doc:"Line, from 1; not there: the file as a whole" example:"2"`
	Column int    `json:"column,omitempty" doc:"Column, from 1" example:"6"`
	Code   string `json:"code" doc:"Code of the fault, for programs" example:"unknown_good"`
	Value  string `json:"value,omitempty" doc:"What stands there" example:"flower"`
	Detail string `json:"detail" doc:"What is wrong" example:"There is no good \"flower\"."`
	Remedy string `json:"remedy" doc:"What to do about it" example:"Did you mean flour?"`
}

func faultsOf(all planfile.Faults, w *locale.Catalogue) []fault {
	return each(all, func(f planfile.Fault) fault {
		return fault{
			f.File, f.Line, f.Place.Column, string(f.Code), f.Value,
			w.Text(f.SayKey(), f.Words()...), w.Text(f.DoKey(), f.Words()...),
		}
	})
}

func trialOf(ctx context.Context, t hall.Trial) trial {
	w := requestOf(ctx).words
	return trial{t.Base.ID, t.Keepable(), t.Hash, each(t.Changes, rowOf), faultsOf(t.Faults, w), faultsOf(t.Warnings, w)}
}

func (a *api) addTables() {
	const tag = "tables"
	a.addFiles(tag)
	add(a, route{
		id: "try-tables", method: http.MethodPost, path: "/versions/{version}/tables/try", tag: tag, scope: scopeAct, most: mostFolder,
		summary: "Try files against a version", about: "Every change and every fault; nothing is kept.",
	}, func(ctx context.Context, who hall.Actor, in *uploadInput) (*answer[trial], error) {
		u, err := uploadOf(in)
		if err != nil {
			return nil, err
		}
		t, err := a.hall.TryTables(ctx, who, u)
		return ok(trialOf(ctx, t)), err
	})
	add(a, route{
		id: "keep-tables", method: http.MethodPost, path: "/versions/{version}/tables/keep", tag: tag, scope: scopeAct, status: http.StatusCreated, most: mostFolder,
		summary: "Keep a version with some files replaced, as a draft", about: "The version in the address is the one that you saw. With faults, it is refused with every one of them.",
	}, func(ctx context.Context, who hall.Actor, in *uploadInput) (*answer[version], error) {
		u, err := uploadOf(in)
		if err != nil {
			return nil, err
		}
		return a.keep(ctx, who, u)
	})
	add(a, route{
		id: "try-table", method: http.MethodPost, path: "/versions/{version}/tables/{table}/try", tag: tag, scope: scopeAct, most: mostFolder,
		summary: "Try one file against a version", about: "The file is the body: `curl --data-binary @targets.xlsx`.",
	}, func(ctx context.Context, who hall.Actor, in *tableInput) (*answer[trial], error) {
		u, err := in.upload()
		if err != nil {
			return nil, err
		}
		t, err := a.hall.TryTables(ctx, who, u)
		return ok(trialOf(ctx, t)), err
	})
	add(a, route{
		id: "keep-table", method: http.MethodPost, path: "/versions/{version}/tables/{table}/keep", tag: tag, scope: scopeAct, status: http.StatusCreated, most: mostFolder,
		summary: "Keep a version with one file replaced, as a draft", about: "The file is the body.",
	}, func(ctx context.Context, who hall.Actor, in *tableInput) (*answer[version], error) {
		u, err := in.upload()
		if err != nil {
			return nil, err
		}
		return a.keep(ctx, who, u)
	})
}

// keep keeps files. If the plan has faults, they are the reasons.
func (a *api) keep(ctx context.Context, who hall.Actor, u hall.Upload) (*answer[version], error) {
	v, err := a.hall.KeepTables(ctx, who, u)
	if hall.Refused(err, hall.PlanFaulty) {
		t, tried := a.hall.TryTables(ctx, who, u)
		if tried != nil {
			return nil, tried
		}
		return nil, a.faulty(ctx, err, t)
	}
	return ok(versionOf(v)), err
}

// faulty is a refusal with every fault of the files.
func (a *api) faulty(ctx context.Context, err error, t hall.Trial) error {
	refusals, _ := hall.AsRefusals(err)
	p := a.reasons(ctx, http.StatusUnprocessableEntity, refusals)
	for _, f := range t.Faults {
		w := requestOf(ctx).words
		p.add(Reason{
			Code: string(f.Code), Field: f.Place.String(),
			Detail: w.Text(f.SayKey(), f.Words()...), Remedy: w.Text(f.DoKey(), f.Words()...),
		})
	}
	return p
}

func (in *tableInput) upload() (hall.Upload, error) {
	data, err := plainTable(in.Table, in.RawBody)
	return hall.Upload{Base: in.Version, Files: []planfile.File{{Name: in.Table, Data: data}}, Note: in.Note}, err
}

func uploadOf(in *uploadInput) (hall.Upload, error) {
	files, err := filesOf(in.Body.Files)
	return hall.Upload{Base: in.Version, Files: files, Remove: in.Body.Remove, Note: in.Body.Note}, err
}

// filesOf reads the files that were sent. All that is wrong is told at once.
func filesOf(forms []fileForm) ([]planfile.File, error) {
	var out []planfile.File
	var wrong hall.Refusals
	for i, f := range forms {
		field := "files[" + itoa(i) + "]"
		data := []byte(f.Text)
		if f.Base64 != "" {
			if f.Text != "" {
				wrong = append(wrong, hall.Refusal{Code: codeSameTime, Field: field, Args: []string{f.Name}})
			}
			var err error
			if data, err = base64.StdEncoding.DecodeString(f.Base64); err != nil {
				wrong = append(wrong, hall.Refusal{Code: codeTable, Field: field + ".base64", Args: []string{f.Name}})
				continue
			}
		}
		data, err := plainTable(f.Name, data)
		if refusals, ok := hall.AsRefusals(err); ok {
			refusals[0].Field = field
			wrong = append(wrong, refusals...)
			continue
		}
		out = append(out, planfile.File{Name: f.Name, Data: data})
	}
	if len(wrong) > 0 {
		return nil, wrong
	}
	return out, nil
}

func isTable(name string) bool { return path.Ext(name) == ".csv" }
