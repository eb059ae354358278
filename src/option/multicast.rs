//! Multicast: memberships and the interface to send through.

#![forbid(unsafe_code)]

use std::net::IpAddr;

use netos::codec::option_value;

use super::set::Place;
use super::value as values;
use crate::zend::{Result, Val};

/// Joins or leaves a group, or blocks a sender in it, as `at` names the option.
pub fn membership(at: &Place<'_>, value: Val<'_>, with_source: bool) -> Result<bool> {
    let Some(member) = values::membership(at.sock, value, with_source)? else {
        return Ok(false);
    };
    Ok(match &member.source {
        None => at.bytes(&option_value::group_req(member.interface, &member.group)),
        Some(source) => at.bytes(&option_value::group_source_req(
            member.interface,
            &member.group,
            source,
        )),
    })
}

/// IP_MULTICAST_IF: the kernel takes the interface's address.
pub fn interface_v4(at: &Place<'_>, value: Val<'_>) -> Result<bool> {
    let ip = match values::interface_and_address(value)? {
        Some((_, Some(IpAddr::V4(ip)))) => Some(ip),
        Some((index, _)) => values::interface_v4(at.sock, index),
        None => None,
    };
    Ok(ip.is_some_and(|ip| at.bytes(&ip.octets())))
}

/// IPV6_MULTICAST_IF: the kernel takes the interface's index.
pub fn interface_v6(at: &Place<'_>, value: Val<'_>) -> Result<bool> {
    Ok(match values::interface(value)? {
        Some(index) => at.bytes(&index.to_ne_bytes()),
        None => false,
    })
}
