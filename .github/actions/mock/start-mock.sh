# Starts the mock in the background, waits until it responds, and writes the outputs of the action.
# The images of some runners contain an old bash, so this script uses no arrays that may be empty.
set -euo pipefail
set -o noglob # Options may contain * and ?.

fail() {
  echo "::error title=WAPI mock::$1"
  exit 1
}

[[ $PORT =~ ^[0-9]+$ ]] || fail "port must be a number, received \"$PORT\"."
if [[ -z $VERSION ]]; then
  manifest=$GITHUB_ACTION_PATH/../../../packages/mock/package.json
  VERSION=$(sed -n 's/^  "version": "\(.*\)",$/\1/p' "$manifest")
fi
case $SOURCE in
  npm) command=(npx --yes "@wapi/mock@$VERSION" --port "$PORT") ;;
  image)
    image=$(tr '[:upper:]' '[:lower:]' <<<"ghcr.io/$REPOSITORY/wapi-mock:$VERSION")
    command=(docker run --rm --publish "127.0.0.1:$PORT:4010" "$image")
    ;;
  *) fail "source must be npm or image, received \"$SOURCE\"." ;;
esac

log=$(mktemp "$RUNNER_TEMP/wapi-mock-XXXXXX")
# shellcheck disable=SC2086 # Splits the options at spaces.
"${command[@]}" $OPTIONS </dev/null >"$log" 2>&1 &
pid=$!

url=
while [[ -z $url ]]; do
  if ! kill -0 "$pid" 2>/dev/null; then
    cat "$log"
    fail 'the mock could not start. The lines above say why.'
  fi
  if ((SECONDS > 120)); then
    kill "$pid"
    cat "$log"
    fail 'the mock did not start within 120 seconds.'
  fi
  sleep 0.05
  url=$(sed -n 's/^WAPI mock listening on \(http[^ ]*\).*/\1/p' "$log")
done
# In a container, the mock listens on another address than the one that Docker publishes.
[[ $SOURCE == npm ]] || url=http://127.0.0.1:$PORT/${url#*://*/}
curl --silent --show-error --fail --insecure --retry 10 --retry-connrefused --output /dev/null "${url%/*}/__wapi" ||
  fail "the mock does not respond at ${url%/*}/__wapi."

echo "WAPI mock listening on $url"
printf 'url=%s\nlog=%s\n' "$url" "$log" >>"$GITHUB_OUTPUT"
