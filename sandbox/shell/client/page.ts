/** What the server tells the app page's script. */
export interface AppPage {
  appName: string;
  edgeOrigin: string;
  /** "/store/demo/apps/<api key>" */
  base: string;
  /** "/store/demo" */
  storeBase: string;
  domain: string;
  /** path of the app that the frame was opened with */
  path: string;
}
