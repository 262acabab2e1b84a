// Package peer finds out where a request comes from. Behind a proxy everybody
// would have its address, and limits on strangers would be limits on all.
package peer

import (
	"fmt"
	"net"
	"net/netip"
	"strings"
)

// Proxies are the proxies before the server, which are believed when they tell
// in X-Forwarded-For who asks them. Nobody else is.
type Proxies []netip.Prefix

// Loopback are proxies on this machine.
func Loopback() Proxies {
	return Proxies{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}
}

// Parse reads addresses, or ranges such as 10.0.0.0/8, with commas between
// them. An error names the part that is neither.
func Parse(list string) (Proxies, error) {
	var out Proxies
	for part := range strings.SplitSeq(list, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		if one, err := netip.ParseAddr(part); err == nil {
			one = one.Unmap().WithZone("")
			out = append(out, netip.PrefixFrom(one, one.BitLen()))
			continue
		}
		some, err := netip.ParsePrefix(part)
		if err != nil {
			return nil, fmt.Errorf("peer: %q is neither an address nor a range of addresses", part)
		}
		out = append(out, some.Masked())
	}
	return out, nil
}

// Remote is the address that a request comes from: that of the connection, or,
// of a connection from a proxy, the last in X-Forwarded-For that is no proxy of
// ours. Whoever is before that could have written anything.
func (p Proxies) Remote(connection string, forwarded []string) string {
	host, _, err := net.SplitHostPort(connection)
	if err != nil {
		return connection
	}
	from, err := netip.ParseAddr(host)
	if err != nil {
		return host
	}
	hops := strings.Split(strings.Join(forwarded, ","), ",")
	for i := len(hops) - 1; i >= 0 && p.has(from); i-- {
		next, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		from = next
	}
	return from.Unmap().WithZone("").String()
}

func (p Proxies) has(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	for _, one := range p {
		if one.Contains(a) {
			return true
		}
	}
	return false
}
