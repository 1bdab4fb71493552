# Writes the name and the tags of the image of the mock to the outputs of the step. The version is that of the packed
# tarball in the folder $TARBALLS.
set -euo pipefail

version=$(basename "$TARBALLS"/wapi-mock-*.tgz .tgz)
version=${version#wapi-mock-}
[[ $version =~ ^[0-9] ]] || { echo "::error::$TARBALLS must contain one tarball of the mock." >&2; exit 1; }
image=$(tr '[:upper:]' '[:lower:]' <<<"ghcr.io/$GITHUB_REPOSITORY/wapi-mock")
tags=$image:$version
# A prerelease moves no other tag.
[[ $version == *-* ]] || tags+=,$image:${version%.*},$image:latest
printf 'image=%s\ntags=%s\n' "$image" "$tags" >>"$GITHUB_OUTPUT"
