package store

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"slices"
	"strings"
)

// table is one table as backups carry it.
type table struct {
	name  string
	order string // columns that put its rows into one order in every database
	grows bool   // no row may be changed or removed
	stays bool   // its rows are not restored
	since int64  // the version of the tables from which it is there
}

// allTables lists every table with what people put there, those that others
// point to first. The queue is not among them: what waits there is asked for
// again. Sessions, one-time links and the like are in a backup and not restored:
// those that were ended or used since then would hold again.
func allTables() []table {
	return []table{
		{"entry", "seq", true, false, 1},
		{"log_hash", "idx", true, false, 1},
		{"log_head", "size", true, false, 1},
		{"log_key", "verifier", true, false, 1},
		{"content", "hash", true, false, 1},
		{"folder", "hash", true, false, 1},
		{"folder_file", "folder, name", true, false, 1},
		{"version", "n", true, false, 1},
		{"act", "version, n", true, false, 1},
		{"person", "id", false, false, 1},
		{"account", "login", false, false, 1},
		{"session", "token", false, true, 1},
		{"invite", "token", false, true, 1},
		{"costing", "key", true, false, 1},
		{"answer", "key", true, false, 1},
		{"progress", "key", false, false, 1},
		{"task", "plenary, task", false, false, 1},
		{"task_support", "plenary, task, n", false, false, 1},
		{"ballot", "plenary, vote, choice, weight", false, false, 1},
		{"once", "person, key", false, true, 3},
		{"place", "person, place", false, true, 3},
	}
}

// tablesAt lists those that there are in a version of the tables.
func tablesAt(schema int64) []table {
	return slices.DeleteFunc(allTables(), func(t table) bool { return t.since > schema })
}

// columnsOf lists the columns of a table in a transaction.
func (r *reader) columnsOf(ctx context.Context, name string) ([]string, error) {
	columns, err := column[string](ctx, r.tx, r.db.dialect.columns, name)
	if err == nil && len(columns) == 0 {
		return nil, fault(ErrBackup, "there is no table "+name)
	}
	return columns, err
}

// rows gives every row of a table, in order.
func (r *reader) rows(ctx context.Context, t table, columns []string, each func(row []any) error) error {
	rows, err := r.tx.QueryContext(ctx, `SELECT `+strings.Join(columns, ", ")+` FROM `+t.name+` ORDER BY `+t.order)
	if err != nil {
		return err
	}
	defer rows.Close()
	row, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range row {
		into[i] = &row[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if err := each(row); err != nil {
			return err
		}
	}
	return rows.Err()
}

// insert is the statement that adds a row of a table.
func (t table) insert(columns []string) string {
	places := make([]string, len(columns))
	for i := range places {
		places[i] = fmt.Sprintf("$%d", i+1)
	}
	return `INSERT INTO ` + t.name + ` (` + strings.Join(columns, ", ") + `) VALUES (` + strings.Join(places, ", ") + `)`
}

// line writes a row as one line of JSON that is the same whatever the database:
// whole numbers as they are, other numbers as {"f":0.5}, bytes as {"b":base64}.
func line(row []any) ([]byte, error) {
	cells := make([]any, len(row))
	for i, x := range row {
		switch v := x.(type) {
		case nil, int64, string:
			cells[i] = v
		case float64:
			cells[i] = map[string]float64{"f": v}
		case []byte:
			cells[i] = map[string]string{"b": base64.StdEncoding.EncodeToString(v)}
		default:
			return nil, fmt.Errorf("store: a cell is a %T", x)
		}
	}
	return json.Marshal(cells)
}

// parseLine reads such a line.
func parseLine(text []byte) ([]any, error) {
	var cells []json.RawMessage
	if err := json.Unmarshal(text, &cells); err != nil {
		return nil, err
	}
	row := make([]any, len(cells))
	for i, raw := range cells {
		var special struct {
			F *float64 `json:"f"`
			B *[]byte  `json:"b"`
		}
		var err error
		switch raw[0] {
		case 'n': // null
		case '"':
			var s string
			err = json.Unmarshal(raw, &s)
			row[i] = s
		case '{':
			if err = json.Unmarshal(raw, &special); special.F != nil {
				row[i] = *special.F
			} else if special.B != nil {
				row[i] = *special.B
			}
		default:
			var n int64
			err = json.Unmarshal(raw, &n)
			row[i] = n
		}
		if err != nil {
			return nil, err
		}
	}
	return row, nil
}

// TableCopy says what was carried of one table.
type TableCopy struct {
	Name   string `json:"table"`
	Rows   int64  `json:"rows"`
	SHA256 string `json:"sha256"` // of its rows, a line each
}

// tally counts and hashes the rows of a table while they pass.
type tally struct {
	rows int64
	sum  hash.Hash
}

func newTally() *tally { return &tally{sum: sha256.New()} }

func (t *tally) add(line []byte) {
	t.rows++
	t.sum.Write(line)
	t.sum.Write([]byte{'\n'})
}

func (t *tally) copy(name string) TableCopy {
	return TableCopy{name, t.rows, hex.EncodeToString(t.sum.Sum(nil))}
}

// digest counts and hashes a table as it stands.
func (r *reader) digest(ctx context.Context, t table) (TableCopy, error) {
	columns, err := r.columnsOf(ctx, t.name)
	if err != nil {
		return TableCopy{}, err
	}
	sum := newTally()
	err = r.rows(ctx, t, columns, func(row []any) error {
		text, err := line(row)
		sum.add(text)
		return err
	})
	return sum.copy(t.name), err
}
