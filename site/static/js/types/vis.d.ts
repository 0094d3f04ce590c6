/** The few parts of vis-network, which pyvis brings along, that the page uses. */

export interface VisNetwork {
  on(name: "click", listener: (event: { nodes: string[] }) => void): void;
  destroy(): void;
}

export interface VisLibrary {
  DataSet: new (rows: object[]) => object;
  Network: new (
    container: HTMLElement,
    data: { nodes: object; edges: object },
    options: object,
  ) => VisNetwork;
}

declare global {
  /** Until the page has taken it. */
  var vis: VisLibrary | undefined;
}
