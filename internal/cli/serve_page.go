package cli

import (
	"net/url"
	"strings"
	"time"
	_ "time/tzdata" // the zones, where the machine has none

	"github.com/openplenum/plenum/internal/serve"
)

// pages are the settings of the pages, and the zone of the installation. All
// faults of theirs come at once.
func (opt serveOptions) pages(env *Env) (serve.PageOptions, *time.Location, error) {
	out := serve.PageOptions{Secure: opt.Secure, Language: opt.Language, Version: env.Version.Version}
	var faults []fault
	wrong := func(flag, value, key string) {
		faults = append(faults, fault{File: "--" + flag, Value: value, Message: env.Text(key, value)})
	}
	var ok bool
	if out.Address, ok = publicAddress(opt.Public); !ok {
		wrong("public-address", opt.Public, "serve.setting.public")
	}
	out.Secure = out.Secure || strings.HasPrefix(out.Address, "https://")
	switch {
	case opt.Proxy != "":
		var err error
		if out.Proxies, err = serve.ParseProxies(opt.Proxy); err != nil {
			wrong("proxy", opt.Proxy, "serve.setting.proxy")
		}
	case out.Secure: // what speaks HTTPS for us is on this machine where nothing else is said
		out.Proxies = serve.LocalProxies()
	}
	zone, err := zoneNamed(opt.Zone)
	if err != nil {
		wrong("time-zone", opt.Zone, "serve.setting.zone")
	}
	own, bad, err := communiqueTemplate(opt.Template)
	if err != nil {
		return out, zone, err
	}
	out.Template, faults = own, append(faults, bad...)
	if len(faults) > 0 {
		f := badInput("settings").hint("settings", strings.Join(settingNames(), ", "))
		f.Faults = faults
		return out, zone, f
	}
	return out, zone, nil
}

// publicAddress is the address of the first page without its last slash.
func publicAddress(s string) (string, bool) {
	if s == "" {
		return "", true
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || strings.Trim(u.Path, "/") != "" ||
		u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return "", false
	}
	return u.Scheme + "://" + u.Host, true
}

// zoneNamed is a time zone by its name; without one it is that of the machine.
func zoneNamed(name string) (*time.Location, error) {
	if name == "" {
		return time.Local, nil
	}
	return time.LoadLocation(name)
}
