package hall

import "github.com/openplenum/plenum/internal/assembly"

// collisionKey is a conclusion at a state of its plenary.
type collisionKey struct {
	plenary    assembly.PlenaryID
	conclusion assembly.ConclusionID
	next       int64
}

// collisionsKept is for how many conclusions collisions are kept. When there
// are more, all are worked out again.
const collisionsKept = 200

// Collisions is where the pending amendments to a conclusion meet, as
// assembly.Plenary.Collisions says, worked out once for each state of the
// plenary, however many look. It is read only.
func (h *Hall) Collisions(p *assembly.Plenary, c assembly.ConclusionID) []assembly.Collision {
	key := collisionKey{p.ID, c, p.Next}
	f := &h.folds
	f.mu.Lock()
	out, there := f.collide[key]
	f.mu.Unlock()
	if there {
		return out
	}
	out = p.Collisions(c)
	f.mu.Lock()
	defer f.mu.Unlock()
	for old := range f.collide {
		if old.plenary == p.ID && old.next < p.Next {
			delete(f.collide, old)
		}
	}
	if f.collide == nil || len(f.collide) >= collisionsKept {
		f.collide = map[collisionKey][]assembly.Collision{}
	}
	f.collide[key] = out
	return out
}
