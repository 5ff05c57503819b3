/** Colours of exported pictures: a file is always light, whatever the page looks like. As the light look of app.css. */
export const paperColours = {
  paper: "#ffffff",
  ink: "#1d2a33",
  label: "#44525c",
  quiet: "#5c6770",
  warning: "#8a4b00",
  edge: "#87918c",
  hatch: "#8e9793",
  dot: "#828c93",
  axis: "#b9c0bb",
  line: "#dcdfd9",
  rise: "#0b5c55",
  fall: "#8a4b00",
} as const;
