package dev.tessera.app.fx;

import javafx.scene.Node;
import javafx.scene.shape.Rectangle;

/** Two pictures of one view, of which each shows its side of a divider. */
public final class SplitHalves {
  private final Node left;
  private final Node right;
  private final SplitDivider divider;
  private final Rectangle ofLeft = new Rectangle();
  private final Rectangle ofRight = new Rectangle();

  /** Pictures that fill the view. */
  public SplitHalves(Node left, Node right, SplitDivider divider) {
    this.left = left;
    this.right = right;
    this.divider = divider;
  }

  /**
   * Puts the divider where it stands.
   *
   * @param split whether each shows its side, else both show all
   */
  public void place(boolean split, double viewWidth, double viewHeight) {
    double middle = divider.share() * viewWidth;
    ofLeft.setWidth(middle);
    ofLeft.setHeight(viewHeight);
    ofRight.setX(middle);
    ofRight.setWidth(viewWidth - middle);
    ofRight.setHeight(viewHeight);
    left.setClip(split ? ofLeft : null);
    right.setClip(split ? ofRight : null);
    divider.setVisible(split);
    divider.place(viewWidth, viewHeight);
  }
}
