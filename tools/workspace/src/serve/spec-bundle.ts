// The only module here that imports the bundler.
export { type Bundle, bundleFiles, bundleInProcess, placeInSource } from '@wapi/lint';
