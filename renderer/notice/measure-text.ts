/** How wide a text is in a face, in pixels; the face must be loaded. */

let context: CanvasRenderingContext2D | null = null;

export function measureText(text: string, font: string): number {
  context ??= document.createElement("canvas").getContext("2d");
  if (context === null) throw new Error("a board can measure text");
  context.font = font;
  return context.measureText(text).width;
}
