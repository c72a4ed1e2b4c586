import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.io.File;
import java.util.HashSet;
import javax.imageio.ImageIO;

/// `java Screenshot.java FILE.png [COLOURS]` keeps a picture of the display, and ends with 1 if there
/// are fewer colours in it than that (100): an empty window has a handful.
final class Screenshot {
    private Screenshot() {}

    public static void main(String[] arguments) throws Exception {
        Dimension size = Toolkit.getDefaultToolkit().getScreenSize();
        var picture = new Robot().createScreenCapture(new Rectangle(size));
        ImageIO.write(picture, "png", new File(arguments[0]));
        var colours = new HashSet<Integer>();
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                colours.add(picture.getRGB(x, y));
            }
        }
        System.out.println(colours.size() + " colours");
        var wanted = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        System.exit(colours.size() < wanted ? 1 : 0);
    }
}
