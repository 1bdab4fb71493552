// The only module in this folder that imports the bundler.
export { type Bundle, bundleFiles, bundleInProcess, placeInSource } from '@wapi/lint';
