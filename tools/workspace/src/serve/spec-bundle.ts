// The one place that names where the bundler comes from.
export { type Bundle, bundleFiles, bundleInProcess, placeInSource } from '@wapi/lint';
