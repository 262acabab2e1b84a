package hall

import (
	"cmp"
	"slices"
)

func sortBy[T any, K cmp.Ordered](list []T, key func(T) K) {
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
}

// SortTasks puts lines of the table of tasks in its order: by due day, those
// without one last, then by plenary and task.
func SortTasks(rows []TaskRow) {
	slices.SortStableFunc(rows, func(a, b TaskRow) int {
		if a.Due.IsZero() != b.Due.IsZero() {
			if a.Due.IsZero() {
				return 1
			}
			return -1
		}
		return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.Plenary, b.Plenary), cmp.Compare(a.Task, b.Task))
	})
}
