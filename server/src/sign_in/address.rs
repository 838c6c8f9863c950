//! The network address of a browser: what the connection says, unless that is a proxy we were told to trust.

use axum::extract::{ConnectInfo, Request};
use std::net::{IpAddr, SocketAddr};

/// The address, where it is known. Without it there is no limit per address, only per account.
pub fn of(request: &Request, trusted: &[IpAddr]) -> Option<IpAddr> {
    let ConnectInfo(peer) = request.extensions().get::<ConnectInfo<SocketAddr>>()?;
    let peer = peer.ip().to_canonical();
    if !trusted.contains(&peer) {
        return Some(peer);
    }
    let forwarded = request.headers().get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<IpAddr> =
        forwarded.flat_map(|hops| hops.split(',')).filter_map(|hop| hop.trim().parse().ok()).collect();
    // Only what our own proxies wrote counts: from the right, the first that is none of them. A trusted proxy that names
    // nobody is no address to count: everybody would share it.
    hops.into_iter().rev().map(|hop| hop.to_canonical()).find(|hop| !trusted.contains(hop))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    #[test]
    fn only_trusted_proxies_are_believed() {
        let request = |peer: &str, forwarded: &str| {
            let mut request = Request::builder().header("x-forwarded-for", forwarded).body(Body::empty()).unwrap();
            request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
            request
        };
        let trusted: Vec<IpAddr> = vec!["10.0.0.1".parse().unwrap(), "10.0.0.2".parse().unwrap()];
        let of = |peer, forwarded| of(&request(peer, forwarded), &trusted).map(|address| address.to_string());
        assert_eq!(of("192.0.2.7:80", "203.0.113.9").as_deref(), Some("192.0.2.7"));
        assert_eq!(of("10.0.0.1:80", "1.1.1.1, 203.0.113.9, 10.0.0.2").as_deref(), Some("203.0.113.9"));
        assert_eq!(of("10.0.0.1:80", "").as_deref(), None);
    }
}
