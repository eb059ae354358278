#!/bin/sh
# What is in the checkout now, committed or not, into a folder. Usage: copy.sh FOLDER
# A repository that is made for it lists the files, since a source archive has none. Their
# times are kept, so that cargo sees what has changed and nothing else.
set -e
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$1"
git init -q --bare "$work/list.git"
git --git-dir="$work/list.git" --work-tree="$root" -C "$root" ls-files -o --exclude-standard >"$work/list"
tar -C "$root" -cf "$work/all.tar" -T "$work/list"
tar -C "$1" -xf "$work/all.tar"
