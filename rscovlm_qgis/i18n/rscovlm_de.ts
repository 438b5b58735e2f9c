<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>RSCoVLM</name>
    <message>
        <source>Describe what is seen</source>
        <extracomment>core/asking.py, gui/suggestions.py, processing/describe.py</extracomment>
        <translation>Beschreiben, was zu sehen ist</translation>
    </message>
    <message>
        <source>There is no class.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Es ist keine Klasse angegeben.</translation>
    </message>
    <message>
        <source>Name at least one, such as: plane, ship.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Nennen Sie mindestens eine, auf Englisch, etwa: plane, ship.</translation>
    </message>
    <message>
        <source>One class leaves no choice.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Eine einzige Klasse lässt keine Wahl.</translation>
    </message>
    <message>
        <source>Name two or more, such as: airport, harbor.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Nennen Sie zwei oder mehr, auf Englisch, etwa: airport, harbor.</translation>
    </message>
    <message>
        <source>Classify: {classes}</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Einordnen: {classes}</translation>
    </message>
    <message>
        <source>There is no question.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Es ist keine Frage da.</translation>
    </message>
    <message>
        <source>Type one, such as: How many ships are there?</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Geben Sie eine ein, auf Englisch, etwa: How many ships are there?</translation>
    </message>
    <message>
        <source>There is no phrase.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Es ist kein Ausdruck da.</translation>
    </message>
    <message>
        <source>Type one, such as: the white ship.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Geben Sie einen ein, auf Englisch, etwa: the white ship.</translation>
    </message>
    <message>
        <source>Find: {phrase}</source>
        <extracomment>core/asking.py, gui/suggestions.py</extracomment>
        <translation>Suchen: {phrase}</translation>
    </message>
    <message>
        <source>Detect: {classes}</source>
        <extracomment>core/asking.py, gui/suggestions.py</extracomment>
        <translation>Erkennen: {classes}</translation>
    </message>
    <message>
        <source>it was not ready in time</source>
        <extracomment>core/backend.py, core/blocking.py</extracomment>
        <translation>es war nicht rechtzeitig bereit</translation>
    </message>
    <message>
        <source>Embedded model</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Eingebettetes Modell</translation>
    </message>
    <message>
        <source>RSCoVLM 7B, detection only</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>RSCoVLM 7B, nur Erkennung</translation>
    </message>
    <message>
        <source>Reading the image</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Bild wird gelesen</translation>
    </message>
    <message>
        <source>Reading the overview</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Die Übersicht wird gelesen</translation>
    </message>
    <message>
        <source>Looking at the region</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Der Bereich wird betrachtet</translation>
    </message>
    <message>
        <source>Looking for the answer</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Die Antwort wird gesucht</translation>
    </message>
    <message>
        <source>Looking for the place to zoom in to</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Die Stelle zum Hineinzoomen wird gesucht</translation>
    </message>
    <message>
        <source>Looking closer, at native resolution</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Ein genauerer Blick in nativer Auflösung</translation>
    </message>
    <message>
        <source>Looking for {phrase}</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Gesucht wird: {phrase}</translation>
    </message>
    <message>
        <source>Tile {done} of {total}, {objects} objects</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Kachel {done} von {total}, {objects} Objekte</translation>
    </message>
    <message>
        <source>Tile {done} of {total}, 1 object</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Kachel {done} von {total}, 1 Objekt</translation>
    </message>
    <message>
        <source>Merging objects seen in two tiles</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>In zwei Kacheln gesehene Objekte werden zusammengeführt</translation>
    </message>
    <message>
        <source>Embedded model, for trying out: a very small network trained on synthetic scenes only. Check what it says.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Eingebettetes Modell zum Ausprobieren: ein sehr kleines Netz, nur an künstlichen Szenen trainiert. Prüfen Sie, was es sagt.</translation>
    </message>
    <message>
        <source>The raster has no georeference; it is analysed in pixels, and no metres are given.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Raster hat keine Georeferenz; es wird in Pixeln ausgewertet, Meter werden nicht angegeben.</translation>
    </message>
    <message>
        <source>The raster has no coordinate system; it is analysed in pixels, and no metres are given.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Raster hat kein Koordinatensystem; es wird in Pixeln ausgewertet, Meter werden nicht angegeben.</translation>
    </message>
    <message>
        <source>The coordinate system &apos;{name}&apos; does not say where on the ground the raster lies; no metres are given.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Koordinatensystem „{name}“ sagt nicht, wo am Boden das Raster liegt; Meter werden nicht angegeben.</translation>
    </message>
    <message>
        <source>This model was not taught to follow up, so the question was asked on its own.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dieses Modell hat Rückfragen nicht gelernt, darum wurde die Frage für sich allein gestellt.</translation>
    </message>
    <message>
        <source>Say in the question itself all that it is about.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Sagen Sie in der Frage selbst alles, worum es geht.</translation>
    </message>
    <message>
        <source>Counting here would take {tiles} tiles; the answer is the model&apos;s estimate.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Zum Zählen wären hier {tiles} Kacheln nötig; die Antwort ist eine Schätzung des Modells.</translation>
    </message>
    <message>
        <source>Draw a smaller region, or use detection, which takes any number of tiles.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Zeichnen Sie einen kleineren Bereich, oder nutzen Sie die Erkennung, die beliebig viele Kacheln durchsucht.</translation>
    </message>
    <message>
        <source>The model named a class that was not among those given: {label}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Modell nannte eine Klasse, die nicht zur Auswahl stand: {label}.</translation>
    </message>
    <message>
        <source>The region is looked at in {number} pieces; this takes long.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Der Bereich wird in {number} Teilen betrachtet; das dauert lange.</translation>
    </message>
    <message>
        <source>Draw a smaller region to be done sooner.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Mit einem kleineren Bereich geht es schneller.</translation>
    </message>
    <message>
        <source>The region holds no image: every pixel of it is the same.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Der Bereich enthält kein Bild: Alle seine Pixel sind gleich.</translation>
    </message>
    <message>
        <source>The reply to {number} of {total} tiles cannot be read; objects there may be missing.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Die Antwort zu {number} von {total} Kacheln ist nicht lesbar; dort können Objekte fehlen.</translation>
    </message>
    <message>
        <source>Look at the views marked as tiles for what the model said.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Was das Modell sagte, steht bei den als Kacheln markierten Ansichten.</translation>
    </message>
    <message>
        <source>The reply to {number} of {total} tiles is cut short or partly unreadable; a few objects there may be missing.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Die Antwort zu {number} von {total} Kacheln ist abgeschnitten oder teils unlesbar; dort können einige Objekte fehlen.</translation>
    </message>
    <message>
        <source>{model} does not know {classes}; the other classes are looked for.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>{model} kennt {classes} nicht; die übrigen Klassen werden gesucht.</translation>
    </message>
    <message>
        <source>It finds {classes}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Es findet {classes}.</translation>
    </message>
    <message>
        <source>The model&apos;s reply is cut short or partly unreadable; a few objects may be missing.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Die Antwort des Modells ist abgeschnitten oder teils unlesbar; einige Objekte können fehlen.</translation>
    </message>
    <message>
        <source>The model did not say where to look closer; it answers from the overview.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Modell sagte nicht, wo es genauer hinsehen will; es antwortet anhand der Übersicht.</translation>
    </message>
    <message>
        <source>Draw a smaller region around what you ask about.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Zeichnen Sie einen kleineren Bereich um das, wonach Sie fragen.</translation>
    </message>
    <message>
        <source>There is no raster at &apos;{source}&apos;.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Unter „{source}“ gibt es kein Raster.</translation>
    </message>
    <message>
        <source>The raster was deleted or its drive is gone.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Raster wurde gelöscht, oder sein Laufwerk ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Check the path, or that the drive is still connected, and try again.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Prüfen Sie den Pfad und ob das Laufwerk noch verbunden ist, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>A part of the raster cannot be read; the file is damaged or truncated.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Ein Teil des Rasters ist nicht lesbar; die Datei ist beschädigt oder unvollständig.</translation>
    </message>
    <message>
        <source>Open the file in QGIS or with gdalinfo; it may be truncated or of an unknown format.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Öffnen Sie die Datei in QGIS oder mit gdalinfo; sie ist vielleicht unvollständig oder in einem unbekannten Format.</translation>
    </message>
    <message>
        <source>The raster holds complex numbers, which have no colour.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Raster enthält komplexe Zahlen, die keine Farbe haben.</translation>
    </message>
    <message>
        <source>Compute the amplitude first (Raster &gt; Raster Calculator) and use the result.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Berechnen Sie zuerst die Amplitude (Raster &gt; Rasterrechner), und nutzen Sie das Ergebnis.</translation>
    </message>
    <message>
        <source>The raster&apos;s geotransform flattens it onto a line.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Die Geotransformation des Rasters drückt es zu einer Linie zusammen.</translation>
    </message>
    <message>
        <source>Set its extent again (gdal_translate -a_ullr) and use the result.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Setzen Sie seine Ausdehnung neu (gdal_translate -a_ullr), und nutzen Sie das Ergebnis.</translation>
    </message>
    <message>
        <source>The raster is placed by {number} ground control points only, so its pixels have no exact place.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Raster ist nur durch {number} Passpunkte verortet, darum haben seine Pixel keine genaue Lage.</translation>
    </message>
    <message>
        <source>Warp it first (Raster &gt; Projections &gt; Warp, or gdalwarp) and use the result.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Transformieren Sie es zuerst (Raster &gt; Projektionen &gt; Transformieren oder gdalwarp), und nutzen Sie das Ergebnis.</translation>
    </message>
    <message>
        <source>The raster is placed by a sensor model (RPC) only, so its pixels have no exact place.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Raster ist nur durch ein Sensormodell (RPC) verortet, darum haben seine Pixel keine genaue Lage.</translation>
    </message>
    <message>
        <source>Orthorectify it first (gdalwarp -rpc, with a height model) and use the result.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Orthorektifizieren Sie es zuerst (gdalwarp -rpc mit einem Höhenmodell), und nutzen Sie das Ergebnis.</translation>
    </message>
    <message>
        <source>The raster lies on the network, which the backend may not use.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Raster liegt im Netz, das das Backend nicht nutzen darf.</translation>
    </message>
    <message>
        <source>Save the layer to a file first, or allow the backend to use the network.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Speichern Sie den Layer zuerst in eine Datei, oder erlauben Sie dem Backend das Netz.</translation>
    </message>
    <message>
        <source>The raster {name} is not in a folder that the backend may read.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Raster {name} liegt in keinem Ordner, den das Backend lesen darf.</translation>
    </message>
    <message>
        <source>Add its folder to the allowed folders of the backend.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Nehmen Sie seinen Ordner in die erlaubten Ordner des Backends auf.</translation>
    </message>
    <message>
        <source>The backend opens plain raster files only, and this source is not one.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Backend öffnet nur gewöhnliche Rasterdateien, und diese Quelle ist keine.</translation>
    </message>
    <message>
        <source>Export the layer to a GeoTIFF in an allowed folder and use that.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Exportieren Sie den Layer als GeoTIFF in einen erlaubten Ordner, und nutzen Sie das.</translation>
    </message>
    <message>
        <source>The region lies outside the raster &apos;{name}&apos;.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Der Bereich liegt außerhalb des Rasters „{name}“.</translation>
    </message>
    <message>
        <source>Draw a region that overlaps the raster, or clear the region to use the whole layer.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Zeichnen Sie einen Bereich, der das Raster überlappt, oder entfernen Sie ihn, um den ganzen Layer zu nutzen.</translation>
    </message>
    <message>
        <source>The region has no area.</source>
        <extracomment>core/backend_words.py, core/regions.py</extracomment>
        <translation>Der Bereich hat keine Fläche.</translation>
    </message>
    <message>
        <source>The region cannot be placed on the raster.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Der Bereich lässt sich nicht auf das Raster legen.</translation>
    </message>
    <message>
        <source>Draw the region again, with at least three corners.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Zeichnen Sie den Bereich neu, mit mindestens drei Ecken.</translation>
    </message>
    <message>
        <source>The region is {width} x {height} pixels; the model accepts no image that is more than {times} times as long as wide.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Der Bereich ist {width} x {height} Pixel groß; das Modell nimmt kein Bild an, das mehr als {times}-mal so lang wie breit ist.</translation>
    </message>
    <message>
        <source>Draw a region that is less elongated.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Zeichnen Sie einen weniger langgestreckten Bereich.</translation>
    </message>
    <message>
        <source>The region holds {number} million pixels; of a layer whose pixels QGIS serves, {most} million can be looked at.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Der Bereich enthält {number} Millionen Pixel; von einem Layer, dessen Pixel QGIS liefert, lassen sich {most} Millionen betrachten.</translation>
    </message>
    <message>
        <source>Draw a smaller region.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Zeichnen Sie einen kleineren Bereich.</translation>
    </message>
    <message>
        <source>Draw a simpler region, or shorten the question.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Zeichnen Sie einen einfacheren Bereich, oder kürzen Sie die Frage.</translation>
    </message>
    <message>
        <source>The program that serves the pixels of this layer went away.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Programm, das die Pixel dieses Layers liefert, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The program that serves the pixels of this layer did not answer in time.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Programm, das die Pixel dieses Layers liefert, hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Ask again, and keep the program that shows the layer open until it is done.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Fragen Sie noch einmal, und lassen Sie das Programm mit dem Layer bis zum Ende offen.</translation>
    </message>
    <message>
        <source>The {model} does not know {classes}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Modell ({model}) kennt {classes} nicht.</translation>
    </message>
    <message>
        <source>It finds {classes}; use a larger model for anything else.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Es findet {classes}; nutzen Sie für alles andere ein größeres Modell.</translation>
    </message>
    <message>
        <source>It can {tasks}; choose another model for anything else.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Es beherrscht {tasks}; wählen Sie für alles andere ein anderes Modell.</translation>
    </message>
    <message>
        <source>The model&apos;s reply is not an answer.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Was das Modell schrieb, ist keine Antwort.</translation>
    </message>
    <message>
        <source>The model&apos;s reply is not a class.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Was das Modell schrieb, ist keine Klasse.</translation>
    </message>
    <message>
        <source>The model&apos;s reply is not a description.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Was das Modell schrieb, ist keine Beschreibung.</translation>
    </message>
    <message>
        <source>The model&apos;s reply is not a list of objects.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Was das Modell schrieb, ist keine Liste von Objekten.</translation>
    </message>
    <message>
        <source>The model&apos;s replies cannot be read as objects.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Was das Modell schrieb, lässt sich nicht als Objekte lesen.</translation>
    </message>
    <message>
        <source>Ask in other words, or use a larger model.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Fragen Sie mit anderen Worten, oder nutzen Sie ein größeres Modell.</translation>
    </message>
    <message>
        <source>The conversation takes {number} tokens, the model reads {most} at most.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Gespräch umfasst {number} Token, das Modell liest höchstens {most}.</translation>
    </message>
    <message>
        <source>Ask a shorter question, or start a new conversation.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Stellen Sie eine kürzere Frage, oder beginnen Sie ein neues Gespräch.</translation>
    </message>
    <message>
        <source>There is not enough memory for the model to answer.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Der Speicher reicht nicht, damit das Modell antworten kann.</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; does not fit into memory.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Modell „{model}“ passt nicht in den Speicher.</translation>
    </message>
    <message>
        <source>Use a smaller region or a smaller model, or close other programs.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Nutzen Sie einen kleineren Bereich oder ein kleineres Modell, oder schließen Sie andere Programme.</translation>
    </message>
    <message>
        <source>The model failed while it was answering.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Modell brach beim Antworten ab.</translation>
    </message>
    <message>
        <source>Try again; if it happens twice, restart the backend and look at its log.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Versuchen Sie es noch einmal; geschieht es wieder, starten Sie das Backend neu, und sehen Sie in sein Protokoll.</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; ({weights}) has not been downloaded to this machine.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Modell „{model}“ ({weights}) wurde nicht auf diesen Rechner heruntergeladen.</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; is not loaded; this backend runs &apos;{model}&apos;.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Modell „{name}“ ist nicht geladen; dieses Backend betreibt „{model}“.</translation>
    </message>
    <message>
        <source>Choose &apos;{model}&apos;, or restart the backend with RSCOVLM_MODEL={name}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Wählen Sie „{model}“, oder starten Sie das Backend mit RSCOVLM_MODEL={name} neu.</translation>
    </message>
    <message>
        <source>{model} is being loaded.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>{model} wird geladen.</translation>
    </message>
    <message>
        <source>Run &apos;rscovlm doctor&apos; to see which models are installed.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Der Befehl „rscovlm doctor“ zeigt, welche Modelle installiert sind.</translation>
    </message>
    <message>
        <source>The backend&apos;s disk is full.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Die Festplatte des Backends ist voll.</translation>
    </message>
    <message>
        <source>Free some space on the disk, then try again; nothing that had arrived is lost.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Schaffen Sie Platz auf der Festplatte, dann versuchen Sie es noch einmal; was angekommen war, ist nicht verloren.</translation>
    </message>
    <message>
        <source>Something went wrong inside the backend.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Im Backend ist etwas schiefgegangen.</translation>
    </message>
    <message>
        <source>Look at the backend&apos;s log, and report it.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Sehen Sie in das Protokoll des Backends, und melden Sie es.</translation>
    </message>
    <message>
        <source>Look at the backend&apos;s log, mend what it says and restart the backend.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Sehen Sie in das Protokoll des Backends, beheben Sie, was dort steht, und starten Sie das Backend neu.</translation>
    </message>
    <message>
        <source>The backend knows no such job.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Backend kennt keinen solchen Auftrag.</translation>
    </message>
    <message>
        <source>Ask again: jobs are kept for a while only.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Fragen Sie noch einmal: Aufträge werden nur eine Weile aufbewahrt.</translation>
    </message>
    <message>
        <source>Ask again to have it done wholly.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Fragen Sie noch einmal, damit es ganz erledigt wird.</translation>
    </message>
    <message>
        <source>A backend of version {version} answers at {address}, after {ms} ms.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Ein Backend der Version {version} antwortet unter {address}, nach {ms} ms.</translation>
    </message>
    <message>
        <source>It is in the file &apos;token&apos; of the folder .rscovlm of whoever runs that backend.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Es steht in der Datei „token“ des Ordners .rscovlm bei dem, der dieses Backend betreibt.</translation>
    </message>
    <message>
        <source>It begins with http:// or https://, then the machine and the port: http://127.0.0.1:8765</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Sie beginnt mit http:// oder https://, dann folgen Rechner und Port: http://127.0.0.1:8765</translation>
    </message>
    <message>
        <source>Start the backend there, with a host that this computer can reach, and check the port.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Starten Sie das Backend dort mit einem Host, den dieser Rechner erreicht, und prüfen Sie den Port.</translation>
    </message>
    <message>
        <source>No backend runs here now; the next question starts it.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Hier läuft jetzt kein Backend; die nächste Frage startet es.</translation>
    </message>
    <message>
        <source>It can serve, on {device}.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Es ist bereit, auf {device}.</translation>
    </message>
    <message>
        <source>Look into its log, and restart it.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Sehen Sie in sein Protokoll, und starten Sie es neu.</translation>
    </message>
    <message>
        <source>The token and what you ask cross the network unencrypted.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Das Token und Ihre Fragen gehen unverschlüsselt durch das Netz.</translation>
    </message>
    <message>
        <source>Use https, or an SSH tunnel to that machine.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Nutzen Sie https oder einen SSH-Tunnel zu diesem Rechner.</translation>
    </message>
    <message>
        <source>Check its certificate, or whether it speaks https at this port at all.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Prüfen Sie sein Zertifikat, und ob er an diesem Port überhaupt https spricht.</translation>
    </message>
    <message>
        <source>Check the spelling, and whether this computer is on that network.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Prüfen Sie die Schreibweise, und ob dieser Computer in jenem Netz ist.</translation>
    </message>
    <message>
        <source>Check the port, and whether a firewall stands between.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Prüfen Sie den Port, und ob eine Firewall dazwischen steht.</translation>
    </message>
    <message>
        <source>Run &apos;rscovlm serve&apos;, or allow the plugin to start it.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Starten Sie „rscovlm serve“, oder erlauben Sie der Erweiterung, es zu starten.</translation>
    </message>
    <message>
        <source>Something answers there, but it is not a backend of RSCoVLM.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Dort antwortet etwas, aber es ist kein Backend von RSCoVLM.</translation>
    </message>
    <message>
        <source>Another program may use this port; try another address.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Vielleicht nutzt ein anderes Programm diesen Port; versuchen Sie eine andere Adresse.</translation>
    </message>
    <message>
        <source>Update the older one if something does not work.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Aktualisieren Sie das ältere von beiden, wenn etwas nicht funktioniert.</translation>
    </message>
    <message numerus="yes">
        <source>It can serve, on {device}; %Ln jobs wait.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>
            <numerusform>Es ist bereit, auf {device}; %Ln Auftrag wartet.</numerusform>
            <numerusform>Es ist bereit, auf {device}; %Ln Aufträge warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is still loading its model.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Es lädt noch sein Modell.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <extracomment>core/checkup.py, core/errors.py</extracomment>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>It accepts the token.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Es nimmt das Token an.</translation>
    </message>
    <message>
        <source>&apos;{address}&apos; is not an address.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>„{address}“ ist keine Adresse.</translation>
    </message>
    <message>
        <source>Nothing answers at {address}.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Unter {address} antwortet nichts.</translation>
    </message>
    <message>
        <source>Command: {command}</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Befehl: {command}</translation>
    </message>
    <message>
        <source>It cannot serve: {cause}</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Es kann nicht antworten: {cause}</translation>
    </message>
    <message>
        <source>The encrypted connection to {machine} fails.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Die verschlüsselte Verbindung zu {machine} kommt nicht zustande.</translation>
    </message>
    <message>
        <source>There is no machine called &apos;{machine}&apos;.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Es gibt keinen Rechner namens „{machine}“.</translation>
    </message>
    <message>
        <source>{machine} does not answer in time.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>{machine} antwortet nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>Nothing answers at {address}, and the plugin may not start a backend.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Unter {address} antwortet nichts, und die Erweiterung darf kein Backend starten.</translation>
    </message>
    <message>
        <source>The backend&apos;s version is {theirs}, the plugin&apos;s is {ours}.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Das Backend hat die Version {theirs}, die Erweiterung {ours}.</translation>
    </message>
    <message>
        <source>It serves, but: {cause}</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Es antwortet, aber: {cause}</translation>
    </message>
    <message>
        <source>It does not accept the token.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Es nimmt das Token nicht an.</translation>
    </message>
    <message>
        <source>The token is locked by QGIS&apos;s master password.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Das Token ist durch das Master-Passwort von QGIS gesperrt.</translation>
    </message>
    <message>
        <source>Unlock it, then test again.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Entsperren Sie es, dann testen Sie noch einmal.</translation>
    </message>
    <message>
        <source>It wants a token, and there is none here.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Es verlangt ein Token, und hier ist keines.</translation>
    </message>
    <message>
        <source>Model: {models}.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Modell: {models}.</translation>
    </message>
    <message>
        <source>No view lies wholly in the region that was searched.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Keine Ansicht liegt ganz in dem Bereich, der durchsucht wurde.</translation>
    </message>
    <message>
        <source>The export was stopped, for the plugin was closed.</source>
        <extracomment>core/corrections.py, core/formats/batch.py</extracomment>
        <translation>Der Export wurde angehalten, weil die Erweiterung geschlossen wurde.</translation>
    </message>
    <message>
        <source>No view is reviewed to the end yet, so there is no image that could be learnt from.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Noch ist keine Ansicht zu Ende geprüft, also gibt es kein Bild, aus dem sich lernen ließe.</translation>
    </message>
    <message>
        <source>Detect in a larger region or the whole layer, and review that.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Erkennen Sie in einem größeren Bereich oder im ganzen Layer, und prüfen Sie das.</translation>
    </message>
    <message>
        <source>Export the objects as COCO, DOTA or YOLO instead, with &apos;Export…&apos; below the answer.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Exportieren Sie die Objekte stattdessen als COCO, DOTA oder YOLO, mit „Exportieren…“ unter der Antwort.</translation>
    </message>
    <message>
        <source>Give every box of a view its verdict, those that a filter hides too; then export again.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Geben Sie jedem Rahmen einer Ansicht sein Urteil, auch denen, die ein Filter verbirgt; dann exportieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>Detect in the raster, which looks tile by tile, and review that.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Erkennen Sie im Raster, Kachel für Kachel, und prüfen Sie das.</translation>
    </message>
    <message>
        <source>The views are gone from {file}, and without them nobody knows what was looked at.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Die Ansichten fehlen in {file}, und ohne sie weiß niemand, was betrachtet wurde.</translation>
    </message>
    <message>
        <source>Put its file back; or save the layer as a GeoTIFF, and detect and review in that.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Legen Sie die Datei zurück; oder speichern Sie den Layer als GeoTIFF, und erkennen und prüfen Sie darin.</translation>
    </message>
    <message>
        <source>The views are larger than {side} pixels, too large to be learnt from.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Die Ansichten sind größer als {side} Pixel, zu groß, um daraus zu lernen.</translation>
    </message>
    <message>
        <source>The pixels of &apos;{name}&apos; cannot be read from a file, and images are cut from them.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Die Pixel von „{name}“ lassen sich nicht aus einer Datei lesen, und aus ihnen werden Bilder geschnitten.</translation>
    </message>
    <message>
        <source>locked by QGIS&apos;s master password</source>
        <extracomment>core/diagnostics.py, gui/options.py</extracomment>
        <translation>durch das Master-Passwort von QGIS gesperrt</translation>
    </message>
    <message>
        <source>set</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>gesetzt</translation>
    </message>
    <message>
        <source>found in the backend&apos;s folder</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>im Ordner des Backends gefunden</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>core/diagnostics.py, core/report.py</extracomment>
        <translation>keines</translation>
    </message>
    <message>
        <source>not found</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>Backend</source>
        <extracomment>core/diagnostics.py, gui/status.py</extracomment>
        <translation>Backend</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Address</source>
        <extracomment>core/diagnostics.py, gui/options.py</extracomment>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Token</source>
        <extracomment>core/diagnostics.py, gui/options.py</extracomment>
        <translation>Token</translation>
    </message>
    <message>
        <source>Model</source>
        <extracomment>core/diagnostics.py, core/report.py</extracomment>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Check of the installation</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Prüfung der Installation</translation>
    </message>
    <message>
        <source>Log of the backend, its last lines</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Protokoll des Backends, letzte Zeilen</translation>
    </message>
    <message>
        <source>Command</source>
        <extracomment>core/diagnostics.py, gui/options.py</extracomment>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Folder</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Started by this plugin</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Von dieser Erweiterung gestartet</translation>
    </message>
    <message>
        <source>Version</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Version</translation>
    </message>
    <message>
        <source>Device</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Jobs waiting</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Wartende Aufträge</translation>
    </message>
    <message>
        <source>yes</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>nein</translation>
    </message>
    <message>
        <source>Health</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Befinden</translation>
    </message>
    <message>
        <source>The check took too long and was stopped.</source>
        <extracomment>core/doctor.py</extracomment>
        <translation>Die Prüfung dauerte zu lange und wurde angehalten.</translation>
    </message>
    <message>
        <source>A part of the layer could not be written as an image.</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>Ein Teil des Layers konnte nicht als Bild geschrieben werden.</translation>
    </message>
    <message>
        <source>the backend asked for a part that does not exist</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>das Backend verlangte einen Teil, den es nicht gibt</translation>
    </message>
    <message>
        <source>Drawing was stopped.</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>Das Zeichnen wurde angehalten.</translation>
    </message>
    <message>
        <source>it was closed</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>er wurde geschlossen</translation>
    </message>
    <message>
        <source>it took longer than {s} s</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>es dauerte länger als {s} s</translation>
    </message>
    <message>
        <source>it could not be drawn</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>er konnte nicht gezeichnet werden</translation>
    </message>
    <message>
        <source>The region lies outside the layer.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Der Bereich liegt außerhalb des Layers.</translation>
    </message>
    <message>
        <source>The backend is not installed where the plugin looks for it.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Das Backend ist nicht dort installiert, wo die Erweiterung es sucht.</translation>
    </message>
    <message>
        <source>The backend stopped answering. What had arrived is kept.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Das Backend antwortet nicht mehr. Was angekommen war, bleibt erhalten.</translation>
    </message>
    <message>
        <source>What answers is not the backend that this plugin expects.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Was dort antwortet, ist nicht das Backend, das diese Erweiterung erwartet.</translation>
    </message>
    <message>
        <source>The backend no longer knows this job. What had arrived is kept.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Das Backend kennt diesen Auftrag nicht mehr. Was angekommen war, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Draw a region that overlaps the raster, or look at the whole layer.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Zeichnen Sie einen Bereich, der das Raster überlappt, oder betrachten Sie den ganzen Layer.</translation>
    </message>
    <message>
        <source>Draw a region, or choose &apos;What the map shows&apos;.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Zeichnen Sie einen Bereich, oder wählen Sie „Was die Karte zeigt“.</translation>
    </message>
    <message>
        <source>Draw a smaller region, or zoom the map out, so that coarser pixels are taken.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Zeichnen Sie einen kleineren Bereich, oder zoomen Sie die Karte heraus, damit gröbere Pixel genommen werden.</translation>
    </message>
    <message>
        <source>Add it to the project again, then ask about it anew.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Fügen Sie ihn dem Projekt wieder hinzu, dann fragen Sie neu.</translation>
    </message>
    <message>
        <source>Check that the map shows this part of the layer, then ask again.</source>
        <extracomment>core/backend_words.py, core/errors.py</extracomment>
        <translation>Sehen Sie nach, ob die Karte diesen Teil des Layers zeigt, dann fragen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Start it, or check the address in the settings.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Starten Sie es, oder prüfen Sie die Adresse in den Einstellungen.</translation>
    </message>
    <message>
        <source>Install it (pip install rscovlm[backend]) or name the &apos;rscovlm&apos; command in the settings.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Installieren Sie es (pip install rscovlm[backend]), oder nennen Sie den Befehl „rscovlm“ in den Einstellungen.</translation>
    </message>
    <message>
        <source>Click the state of the backend to see its log.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Klicken Sie auf den Zustand des Backends, um sein Protokoll zu sehen.</translation>
    </message>
    <message>
        <source>Put the token of that backend into the settings; it is in the file &apos;token&apos; of its folder.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Tragen Sie das Token dieses Backends in die Einstellungen ein; es steht in der Datei „token“ seines Ordners.</translation>
    </message>
    <message>
        <source>Ask again and enter the master password; for qgis_process, name a file with it in QGIS_AUTH_PASSWORD_FILE.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Fragen Sie noch einmal, und geben Sie das Master-Passwort ein; für qgis_process nennen Sie in QGIS_AUTH_PASSWORD_FILE eine Datei, in der es steht.</translation>
    </message>
    <message>
        <source>The backend cannot serve right now.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Das Backend kann gerade nicht antworten.</translation>
    </message>
    <message>
        <source>Restart the backend and continue where the job stopped.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Starten Sie das Backend neu, und machen Sie dort weiter, wo der Auftrag stehen blieb.</translation>
    </message>
    <message>
        <source>Check the address in the settings, and that plugin and backend have the same version.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Prüfen Sie die Adresse in den Einstellungen, und ob Erweiterung und Backend dieselbe Version haben.</translation>
    </message>
    <message>
        <source>Ask again.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Fragen Sie noch einmal.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; covers too much of the world to look at all of it.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>„{name}“ bedeckt zu viel von der Welt, um ganz betrachtet zu werden.</translation>
    </message>
    <message>
        <source>The region holds more of &apos;{name}&apos; than its service should be asked for.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Der Bereich enthält mehr von „{name}“, als man seinem Dienst abverlangen sollte.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; is no longer in the project, so its pixels cannot be read.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Der Layer „{name}“ ist nicht mehr im Projekt, darum lassen sich seine Pixel nicht lesen.</translation>
    </message>
    <message>
        <source>A part of &apos;{name}&apos; could not be read: {cause}.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Ein Teil von „{name}“ konnte nicht gelesen werden: {cause}.</translation>
    </message>
    <message>
        <source>No backend answers at {address}.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Unter {address} antwortet kein Backend.</translation>
    </message>
    <message>
        <source>The backend did not start: {cause}</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Das Backend ist nicht gestartet: {cause}</translation>
    </message>
    <message>
        <source>The backend at {address} does not accept the token.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Das Backend unter {address} nimmt das Token nicht an.</translation>
    </message>
    <message>
        <source>The token of &apos;{name}&apos; is locked by QGIS&apos;s master password.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Das Token von „{name}“ ist durch das Master-Passwort von QGIS gesperrt.</translation>
    </message>
    <message>
        <source>&apos;{suffix}&apos; is not a format that can be written.</source>
        <extracomment>core/export.py</extracomment>
        <translation>„{suffix}“ ist kein Format, das geschrieben werden kann.</translation>
    </message>
    <message>
        <source>End the name in one of: {endings}.</source>
        <extracomment>core/export.py</extracomment>
        <translation>Der Name muss auf eine dieser Endungen enden: {endings}.</translation>
    </message>
    <message>
        <source>Export them as GeoPackage, GeoJSON, Shapefile, KML or CSV.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>Exportieren Sie sie als GeoPackage, GeoJSON, Shapefile, KML oder CSV.</translation>
    </message>
    <message>
        <source>Put its file back where it was, or export as DOTA, which needs no size.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>Legen Sie die Datei dorthin zurück, wo sie war, oder exportieren Sie als DOTA, das keine Größe braucht.</translation>
    </message>
    <message>
        <source>{layout} holds objects, and these results are views.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>{layout} fasst Objekte, und diese Ergebnisse sind Ansichten.</translation>
    </message>
    <message>
        <source>The raster &apos;{name}&apos; cannot be opened, and its size in pixels is needed.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>Das Raster „{name}“ lässt sich nicht öffnen, und seine Größe in Pixeln wird gebraucht.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{file} is there already, and is no list of classes.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>{file} gibt es schon, und es ist keine Liste von Klassen.</translation>
    </message>
    <message>
        <source>KML holds longitudes and latitudes, and the raster has no place on the map.</source>
        <extracomment>core/formats/vector.py</extracomment>
        <translation>KML fasst Längen- und Breitengrade, und das Raster hat keinen Ort auf der Karte.</translation>
    </message>
    <message>
        <source>Choose another folder or name, or free some space on the disk.</source>
        <extracomment>core/formats/vector.py, core/transcript.py</extracomment>
        <translation>Wählen Sie einen anderen Ordner oder Namen, oder schaffen Sie Platz auf der Festplatte.</translation>
    </message>
    <message>
        <source>Export as GeoJSON, CSV or COCO, which can hold its pixels.</source>
        <extracomment>core/formats/vector.py</extracomment>
        <translation>Exportieren Sie als GeoJSON, CSV oder COCO, die seine Pixel fassen können.</translation>
    </message>
    <message>
        <source>{file} could not be written.</source>
        <extracomment>core/formats/vector.py, core/transcript.py</extracomment>
        <translation>{file} konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>An outline cannot be brought into longitude and latitude.</source>
        <extracomment>core/formats/vector.py</extracomment>
        <translation>Ein Umriss lässt sich nicht in Länge und Breite umrechnen.</translation>
    </message>
    <message>
        <source>Export as GeoPackage, which keeps the coordinates of the raster.</source>
        <extracomment>core/formats/vector.py</extracomment>
        <translation>Exportieren Sie als GeoPackage, das die Koordinaten des Rasters behält.</translation>
    </message>
    <message>
        <source>at one of its scales</source>
        <extracomment>core/grids.py</extracomment>
        <translation>in einem seiner Maßstäbe</translation>
    </message>
    <message>
        <source>{value} m</source>
        <extracomment>core/grids.py, gui/evidence_pictures.py</extracomment>
        <translation>{value} m</translation>
    </message>
    <message>
        <source>Export the part that you need to a GeoTIFF, then ask about that.</source>
        <extracomment>core/grids.py</extracomment>
        <translation>Exportieren Sie den Teil, den Sie brauchen, als GeoTIFF, dann fragen Sie dazu.</translation>
    </message>
    <message>
        <source>at the map&apos;s scale</source>
        <extracomment>core/grids.py</extracomment>
        <translation>im Maßstab der Karte</translation>
    </message>
    <message>
        <source>at zoom level {level}</source>
        <extracomment>core/grids.py</extracomment>
        <translation>in Zoomstufe {level}</translation>
    </message>
    <message>
        <source>{words}, its finest</source>
        <extracomment>core/grids.py</extracomment>
        <translation>{words}, der feinsten</translation>
    </message>
    <message>
        <source>{value} cm</source>
        <extracomment>core/grids.py</extracomment>
        <translation>{value} cm</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; does not say which part of the world it shows.</source>
        <extracomment>core/grids.py</extracomment>
        <translation>„{name}“ sagt nicht, welchen Teil der Welt der Layer zeigt.</translation>
    </message>
    <message>
        <source>Show the layer on the map, or export the part that you need to a GeoTIFF.</source>
        <extracomment>core/grids.py</extracomment>
        <translation>Zeigen Sie den Layer auf der Karte, oder exportieren Sie den Teil, den Sie brauchen, als GeoTIFF.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; can be drawn at any scale, and there is no map to take one from.</source>
        <extracomment>core/grids.py</extracomment>
        <translation>„{name}“ lässt sich in jedem Maßstab zeichnen, und es ist keine Karte da, die einen vorgibt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions of this project&apos;s conversation could not be read; another version of the plugin may have written them. What was found is still in the results.</source>
        <extracomment>core/history.py</extracomment>
        <translation>
            <numerusform>%Ln Frage des Gesprächs in diesem Projekt konnte nicht gelesen werden; vielleicht hat eine andere Version der Erweiterung sie geschrieben. Was gefunden wurde, ist noch in den Ergebnissen.</numerusform>
            <numerusform>%Ln Fragen des Gesprächs in diesem Projekt konnten nicht gelesen werden; vielleicht hat eine andere Version der Erweiterung sie geschrieben. Was gefunden wurde, ist noch in den Ergebnissen.</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;{title}&apos; cannot be saved with the project.</source>
        <extracomment>core/history.py</extracomment>
        <translation>„{title}“ kann nicht mit dem Projekt gespeichert werden.</translation>
    </message>
    <message>
        <source>Something unforeseen went wrong.</source>
        <extracomment>core/jobs.py, gui/talk_saving.py</extracomment>
        <translation>Etwas Unvorhergesehenes ist schiefgegangen.</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <extracomment>core/launcher.py</extracomment>
        <translation>Rückgabewert {code}</translation>
    </message>
    <message>
        <source>There is no raster layer to look at.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>Es gibt keinen Rasterlayer, der betrachtet werden könnte.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is read {words}: a pixel covers {metres} on the ground here.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>„{name}“ wird {words} gelesen: Ein Pixel bedeckt hier {metres} am Boden.</translation>
    </message>
    <message>
        <source>Add one to the project, then choose it above.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>Fügen Sie dem Projekt einen hinzu, dann wählen Sie ihn oben.</translation>
    </message>
    <message>
        <source>Check that its source is still there and whole, then add it to the project again.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>Prüfen Sie, ob die Quelle noch da und unbeschädigt ist, dann fügen Sie ihn dem Projekt wieder hinzu.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is read {words}.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>„{name}“ wird {words} gelesen.</translation>
    </message>
    <message>
        <source>The file of &apos;{name}&apos; cannot be read: {source}</source>
        <extracomment>core/layers.py</extracomment>
        <translation>Die Datei von „{name}“ ist nicht lesbar: {source}</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot be read.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>„{name}“ ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Click a number of objects in the conversation, which notes it; or detect again.</source>
        <extracomment>core/origin.py</extracomment>
        <translation>Klicken Sie im Gespräch auf eine Anzahl von Objekten, dann wird es vermerkt; oder erkennen Sie noch einmal.</translation>
    </message>
    <message>
        <source>Mend it (Raster &gt; Projections &gt; Assign Projection, or the world file), then ask again.</source>
        <extracomment>core/origin.py</extracomment>
        <translation>Beheben Sie das (Raster &gt; Projektionen &gt; Projektion zuweisen oder die World-Datei), dann fragen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; does not say which raster its boxes are about.</source>
        <extracomment>core/origin.py</extracomment>
        <translation>Der Layer „{name}“ sagt nicht, zu welchem Raster seine Rahmen gehören.</translation>
    </message>
    <message>
        <source>The georeference of &apos;{name}&apos; maps it onto a line, so nothing has pixel coordinates.</source>
        <extracomment>core/origin.py</extracomment>
        <translation>Die Georeferenz von „{name}“ bildet es auf eine Linie ab, darum hat nichts Pixelkoordinaten.</translation>
    </message>
    <message>
        <source>The picture cannot be read from the raster.</source>
        <extracomment>core/pictures.py</extracomment>
        <translation>Das Bild lässt sich nicht aus dem Raster lesen.</translation>
    </message>
    <message>
        <source>QGIS was closed while this ran. What had arrived is kept.</source>
        <extracomment>core/records.py</extracomment>
        <translation>QGIS wurde geschlossen, während dies lief. Was angekommen war, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Continue to get what else the backend has found, or ask again.</source>
        <extracomment>core/records.py</extracomment>
        <translation>„Fortsetzen“ holt, was das Backend noch gefunden hat; oder fragen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The region has too many parts and holes.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Der Bereich hat zu viele Teile und Löcher.</translation>
    </message>
    <message>
        <source>Select some on the map, or choose all of its polygons.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Wählen Sie einige auf der Karte aus, oder nehmen Sie alle Polygone.</translation>
    </message>
    <message>
        <source>Select fewer of them, or use the Processing toolbox, which takes any number.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Wählen Sie weniger davon aus, oder nutzen Sie die Verarbeitungswerkzeuge, die beliebig viele annehmen.</translation>
    </message>
    <message>
        <source>Choose another layer, or draw a region.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Wählen Sie einen anderen Layer, oder zeichnen Sie einen Bereich.</translation>
    </message>
    <message>
        <source>Draw it again.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Zeichnen Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>Simplify it, or split it up.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Vereinfachen Sie ihn, oder teilen Sie ihn auf.</translation>
    </message>
    <message>
        <source>The region cannot be brought into the layer&apos;s coordinate system.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Der Bereich lässt sich nicht in das Koordinatensystem des Layers umrechnen.</translation>
    </message>
    <message>
        <source>No polygon of &apos;{name}&apos; is selected.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Kein Polygon von „{name}“ ist ausgewählt.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has more than {limit} polygons to look at.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>„{name}“ hat mehr als {limit} Polygone, die zu betrachten wären.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has no polygons.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>„{name}“ hat keine Polygone.</translation>
    </message>
    <message>
        <source>Draw it again, closer to the layer.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Zeichnen Sie ihn noch einmal, näher am Layer.</translation>
    </message>
    <message>
        <source>Score, length and width are medians.</source>
        <extracomment>core/report.py</extracomment>
        <translation>Konfidenz, Länge und Breite sind Mediane.</translation>
    </message>
    <message>
        <source>a region of it</source>
        <extracomment>core/report.py, core/transcript.py</extracomment>
        <translation>ein Bereich daraus</translation>
    </message>
    <message>
        <source>all of it</source>
        <extracomment>core/report.py, core/transcript.py</extracomment>
        <translation>das ganze Raster</translation>
    </message>
    <message>
        <source>Class</source>
        <extracomment>core/report.py, processing/classify.py</extracomment>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Number</source>
        <extracomment>core/report.py</extracomment>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Score</source>
        <extracomment>core/report.py</extracomment>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>Length, m</source>
        <extracomment>core/report.py</extracomment>
        <translation>Länge, m</translation>
    </message>
    <message>
        <source>Width, m</source>
        <extracomment>core/report.py</extracomment>
        <translation>Breite, m</translation>
    </message>
    <message>
        <source>Area in all, m²</source>
        <extracomment>core/report.py</extracomment>
        <translation>Fläche insgesamt, m²</translation>
    </message>
    <message>
        <source>Raster</source>
        <extracomment>core/report.py</extracomment>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <extracomment>core/report.py</extracomment>
        <translation>Koordinatensystem</translation>
    </message>
    <message>
        <source>Asked</source>
        <extracomment>core/report.py</extracomment>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>RSCoVLM for QGIS {version}, run {run}</source>
        <extracomment>core/report.py</extracomment>
        <translation>RSCoVLM für QGIS {version}, Lauf {run}</translation>
    </message>
    <message>
        <source>Made by</source>
        <extracomment>core/report.py</extracomment>
        <translation>Erstellt von</translation>
    </message>
    <message numerus="yes">
        <source>%Ln accepted</source>
        <extracomment>core/report.py, gui/review_panel.py</extracomment>
        <translation>
            <numerusform>%Ln bestätigt</numerusform>
            <numerusform>%Ln bestätigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln corrected</source>
        <extracomment>core/report.py, gui/review_panel.py</extracomment>
        <translation>
            <numerusform>%Ln berichtigt</numerusform>
            <numerusform>%Ln berichtigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected, which are not counted above</source>
        <extracomment>core/report.py</extracomment>
        <translation>
            <numerusform>%Ln verworfen, oben nicht mitgezählt</numerusform>
            <numerusform>%Ln verworfen, oben nicht mitgezählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not reviewed</source>
        <extracomment>core/report.py</extracomment>
        <translation>
            <numerusform>%Ln ungeprüft</numerusform>
            <numerusform>%Ln ungeprüft</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>core/report.py</extracomment>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Filter of the layer</source>
        <extracomment>core/report.py</extracomment>
        <translation>Filter des Layers</translation>
    </message>
    <message>
        <source>Results</source>
        <extracomment>core/report.py</extracomment>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Rights</source>
        <extracomment>core/report.py</extracomment>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>A pixel on the ground</source>
        <extracomment>core/report.py</extracomment>
        <translation>Ein Pixel am Boden</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <extracomment>core/report.py</extracomment>
        <translation>Geprüft</translation>
    </message>
    <message numerus="yes">
        <source>There are {objects} of %Ln further classes.</source>
        <extracomment>core/report.py</extracomment>
        <translation>
            <numerusform>Dazu kommen {objects} aus %Ln weiterer Klasse.</numerusform>
            <numerusform>Dazu kommen {objects} aus %Ln weiteren Klassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln objects</source>
        <extracomment>core/report.py, gui/corrections.py, gui/exchange.py, processing/finding.py</extracomment>
        <translation>
            <numerusform>%Ln Objekt</numerusform>
            <numerusform>%Ln Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>N</source>
        <extracomment>core/report_page.py</extracomment>
        <translation>N</translation>
    </message>
    <message>
        <source>{host} answered {status}</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>{host} antwortete {status}</translation>
    </message>
    <message>
        <source>{host} did not answer in time</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>{host} antwortete nicht rechtzeitig</translation>
    </message>
    <message>
        <source>{host} cannot be reached</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>{host} ist nicht erreichbar</translation>
    </message>
    <message>
        <source>{host} sent words and no image</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>{host} sandte Worte statt eines Bildes</translation>
    </message>
    <message>
        <source>Objects</source>
        <extracomment>core/shelf.py, processing/finding.py</extracomment>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Views</source>
        <extracomment>core/shelf.py, processing/ask.py</extracomment>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>{name} (in memory)</source>
        <extracomment>core/shelf.py</extracomment>
        <translation>{name} (im Arbeitsspeicher)</translation>
    </message>
    <message>
        <source>RSCoVLM results for {raster}</source>
        <extracomment>core/results.py</extracomment>
        <translation>RSCoVLM-Ergebnisse für {raster}</translation>
    </message>
    <message>
        <source>The layer was removed from the project.</source>
        <extracomment>core/review.py</extracomment>
        <translation>Der Layer wurde aus dem Projekt entfernt.</translation>
    </message>
    <message>
        <source>Click a number of objects in the conversation to bring it back.</source>
        <extracomment>core/review.py</extracomment>
        <translation>Klicken Sie im Gespräch auf eine Anzahl von Objekten, um ihn zurückzuholen.</translation>
    </message>
    <message>
        <source>This box is no longer in the layer.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>Dieser Rahmen ist nicht mehr im Layer.</translation>
    </message>
    <message>
        <source>Free some space on the disk, or close other programs that use the file; then do this again.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>Schaffen Sie Platz auf der Festplatte, oder schließen Sie andere Programme, die die Datei nutzen; dann tun Sie dies noch einmal.</translation>
    </message>
    <message>
        <source>Save or discard them (Layer &gt; Toggle Editing), then do this again.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>Speichern oder verwerfen Sie sie (Layer &gt; Bearbeitungsstatus umschalten), dann tun Sie dies noch einmal.</translation>
    </message>
    <message>
        <source>Close the review and open it again.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>Schließen Sie die Prüfung, und öffnen Sie sie wieder.</translation>
    </message>
    <message>
        <source>The review could not be written to {file}.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>Die Prüfung konnte nicht nach {file} geschrieben werden.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has edits that are not saved yet, so nothing was written.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>„{name}“ hat ungespeicherte Änderungen, darum wurde nichts geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>Queued: %Ln jobs ahead of this one.</source>
        <extracomment>core/run.py</extracomment>
        <translation>
            <numerusform>In der Warteschlange: noch %Ln Auftrag davor.</numerusform>
            <numerusform>In der Warteschlange: noch %Ln Aufträge davor.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent to the backend.</source>
        <extracomment>core/run.py, core/session.py</extracomment>
        <translation>An das Backend gesendet.</translation>
    </message>
    <message>
        <source>The job failed without saying why.</source>
        <extracomment>core/run.py</extracomment>
        <translation>Der Auftrag scheiterte, ohne zu sagen, warum.</translation>
    </message>
    <message>
        <source>End the editing (Layer &gt; Toggle Editing), then filter again.</source>
        <extracomment>core/score_filter.py</extracomment>
        <translation>Beenden Sie die Bearbeitung (Layer &gt; Bearbeitungsstatus umschalten), dann filtern Sie noch einmal.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot be filtered while it is being edited.</source>
        <extracomment>core/score_filter.py</extracomment>
        <translation>„{name}“ lässt sich nicht filtern, solange es bearbeitet wird.</translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database cannot be written to; the token is kept until QGIS is closed.</source>
        <extracomment>core/secrets.py</extracomment>
        <translation>In die Authentifizierungsdatenbank von QGIS kann nicht geschrieben werden; das Token bleibt, bis QGIS geschlossen wird.</translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database is not available, so tokens are kept until QGIS is closed.</source>
        <extracomment>core/secrets.py</extracomment>
        <translation>Die Authentifizierungsdatenbank von QGIS ist nicht verfügbar, darum bleiben Token nur, bis QGIS geschlossen wird.</translation>
    </message>
    <message>
        <source>Without QGIS&apos;s master password, the token is kept until QGIS is closed.</source>
        <extracomment>core/secrets.py</extracomment>
        <translation>Ohne das Master-Passwort von QGIS bleibt das Token nur, bis QGIS geschlossen wird.</translation>
    </message>
    <message>
        <source>This layer&apos;s pixels were to be read from its file, not from QGIS.</source>
        <extracomment>core/serving.py</extracomment>
        <translation>Die Pixel dieses Layers sollten aus seiner Datei gelesen werden, nicht aus QGIS.</translation>
    </message>
    <message numerus="yes">
        <source>The project was closed, so %Ln jobs were stopped.</source>
        <extracomment>core/session.py</extracomment>
        <translation>
            <numerusform>Das Projekt wurde geschlossen, darum wurde %Ln Auftrag angehalten.</numerusform>
            <numerusform>Das Projekt wurde geschlossen, darum wurden %Ln Aufträge angehalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking up what is there already…</source>
        <extracomment>core/session.py</extracomment>
        <translation>Was schon da ist, wird nachgesehen…</translation>
    </message>
    <message>
        <source>Restarting the backend…</source>
        <extracomment>core/session.py</extracomment>
        <translation>Das Backend wird neu gestartet…</translation>
    </message>
    <message>
        <source>Looking for the backend…</source>
        <extracomment>core/session.py, gui/status.py</extracomment>
        <translation>Das Backend wird gesucht…</translation>
    </message>
    <message>
        <source>Waiting for the pixels of &apos;{name}&apos;…</source>
        <extracomment>core/inflow.py</extracomment>
        <translation>Auf die Pixel von „{name}“ wird gewartet…</translation>
    </message>
    <message>
        <source>The job had been stopped, as its project was closed. Retry asks for all of it.</source>
        <extracomment>core/session.py</extracomment>
        <translation>Der Auftrag war angehalten worden, weil sein Projekt geschlossen wurde. „Wiederholen“ fragt alles neu.</translation>
    </message>
    <message>
        <source>What had arrived is kept in {file}.</source>
        <extracomment>core/session.py</extracomment>
        <translation>Was angekommen war, liegt in {file}.</translation>
    </message>
    <message>
        <source>The job ended without saying how.</source>
        <extracomment>core/session.py</extracomment>
        <translation>Der Auftrag endete, ohne zu sagen, wie.</translation>
    </message>
    <message>
        <source>This machine</source>
        <extracomment>core/settings.py</extracomment>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Looked at</source>
        <extracomment>core/styles.py</extracomment>
        <translation>Betrachtet</translation>
    </message>
    <message>
        <source>Looked at earlier</source>
        <extracomment>core/styles.py</extracomment>
        <translation>Früher betrachtet</translation>
    </message>
    <message>
        <source>Tiles searched</source>
        <extracomment>core/styles.py</extracomment>
        <translation>Durchsuchte Kacheln</translation>
    </message>
    <message>
        <source>Free some space on the disk, then use &apos;Export…&apos; before you close QGIS.</source>
        <extracomment>core/tables.py</extracomment>
        <translation>Schaffen Sie Platz auf der Festplatte, dann nutzen Sie „Exportieren…“, bevor Sie QGIS schließen.</translation>
    </message>
    <message>
        <source>The results cannot be written to {place}; they are kept in memory.</source>
        <extracomment>core/tables.py</extracomment>
        <translation>Die Ergebnisse können nicht nach {place} geschrieben werden; sie bleiben im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The raster could not be read for this picture.</source>
        <extracomment>core/transcript.py</extracomment>
        <translation>Das Raster konnte für dieses Bild nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <extracomment>core/transcript.py, gui/exchange.py</extracomment>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Written by RSCoVLM for QGIS {version}. Answers are a model&apos;s, not a survey&apos;s.</source>
        <extracomment>core/transcript.py</extracomment>
        <translation>Geschrieben von RSCoVLM für QGIS {version}. Die Antworten stammen von einem Modell, nicht aus einer Vermessung.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <extracomment>core/transcript.py</extracomment>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>score {value}</source>
        <extracomment>core/transcript.py, gui/exchange.py, gui/review_panel.py</extracomment>
        <translation>Konfidenz {value}</translation>
    </message>
    <message>
        <source>Continue</source>
        <extracomment>gui/batch_bar.py, gui/exchange.py</extracomment>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Ask the remaining regions</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>Die übrigen Bereiche fragen</translation>
    </message>
    <message>
        <source>Stopped after {done} of {total} regions: {cause}</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>Nach {done} von {total} Bereichen angehalten: {cause}</translation>
    </message>
    <message>
        <source>Region {number} of {total}</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>Bereich {number} von {total}</translation>
    </message>
    <message numerus="yes">
        <source>Done: %Ln regions</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>
            <numerusform>Fertig: %Ln Bereich</numerusform>
            <numerusform>Fertig: %Ln Bereiche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed, see above</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>
            <numerusform>%Ln gescheitert, siehe oben</numerusform>
            <numerusform>%Ln gescheitert, siehe oben</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel all</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>Alles abbrechen</translation>
    </message>
    <message>
        <source>OK</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>OK</translation>
    </message>
    <message>
        <source>Stop all regions; what was found so far stays</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>Alle Bereiche anhalten; was bisher gefunden wurde, bleibt</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Senden (Eingabetaste)</translation>
    </message>
    <message>
        <source>Type a question…</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Frage auf Englisch…</translation>
    </message>
    <message>
        <source>Classes, such as: plane, ship</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Klassen (englisch): plane, ship</translation>
    </message>
    <message>
        <source>A phrase, such as: the ship farthest north</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Ausdruck (englisch): the ship farthest north</translation>
    </message>
    <message>
        <source>Nothing to type</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Nichts einzugeben</translation>
    </message>
    <message>
        <source>Classes to choose from, such as: airport, harbor</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Klassen (englisch): airport, harbor</translation>
    </message>
    <message>
        <source>Ask</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Detect</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Erkennen</translation>
    </message>
    <message>
        <source>Find</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Describe</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Beschreiben</translation>
    </message>
    <message>
        <source>Classify</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Einordnen</translation>
    </message>
    <message>
        <source>Ask a question about what is seen</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Fragen, was zu sehen ist</translation>
    </message>
    <message>
        <source>Find every object of some classes, as oriented boxes</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Jedes Objekt bestimmter Klassen finden, als gedrehte Rahmen</translation>
    </message>
    <message>
        <source>Find what a phrase says, at one look: draw a region in which it is not tiny</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Suchen, was ein Ausdruck sagt, mit einem Blick: Zeichnen Sie einen Bereich, in dem es nicht winzig ist</translation>
    </message>
    <message>
        <source>Have it described in a sentence or two</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>In ein, zwei Sätzen beschreiben lassen</translation>
    </message>
    <message>
        <source>Name the kind of scene, among some classes</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Die Art der Szene nennen lassen, aus einigen Klassen</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln earlier questions</source>
        <extracomment>gui/conversation.py</extracomment>
        <translation>
            <numerusform>%Ln frühere Frage zeigen</numerusform>
            <numerusform>%Ln frühere Fragen zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder to write the corrections into</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>Ordner für die Berichtigungen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln views were left out, for not every box has its verdict</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>
            <numerusform>%Ln Ansicht blieb weg, weil nicht jeder Rahmen sein Urteil hat</numerusform>
            <numerusform>%Ln Ansichten blieben weg, weil nicht jeder Rahmen sein Urteil hat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln views were left out, too large to be learnt from</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>
            <numerusform>%Ln Ansicht blieb weg, zu groß, um daraus zu lernen</numerusform>
            <numerusform>%Ln Ansichten blieben weg, zu groß, um daraus zu lernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln views were left out, partly beside the region that was searched</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>
            <numerusform>%Ln Ansicht blieb weg, teils außerhalb des durchsuchten Bereichs</numerusform>
            <numerusform>%Ln Ansichten blieben weg, teils außerhalb des durchsuchten Bereichs</numerusform>
        </translation>
    </message>
    <message>
        <source>{images} with {objects} written to {folder}</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>{images} ({objects}) nach {folder} geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>
            <numerusform>%Ln Bild</numerusform>
            <numerusform>%Ln Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>RSCoVLM – state of the backend</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>RSCoVLM – Zustand des Backends</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>gui/diagnosis.py, gui/exchange.py</extracomment>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the report; it holds no token</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>Den Bericht kopieren; er enthält kein Token</translation>
    </message>
    <message>
        <source>Open log</source>
        <extracomment>gui/diagnosis.py, gui/options.py</extracomment>
        <translation>Protokoll öffnen</translation>
    </message>
    <message>
        <source>Open the backend&apos;s log file</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>Die Protokolldatei des Backends öffnen</translation>
    </message>
    <message>
        <source>Check installation</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>Installation prüfen</translation>
    </message>
    <message>
        <source>Have the backend look at its own installation</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>Das Backend seine eigene Installation prüfen lassen</translation>
    </message>
    <message>
        <source>Start or restart</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>Starten oder neu starten</translation>
    </message>
    <message>
        <source>checking…</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>wird geprüft…</translation>
    </message>
    <message numerus="yes">
        <source>Left out, as outside of the raster: %Ln polygons.</source>
        <extracomment>gui/dock.py</extracomment>
        <translation>
            <numerusform>Weggelassen, weil außerhalb des Rasters: %Ln Polygon.</numerusform>
            <numerusform>Weggelassen, weil außerhalb des Rasters: %Ln Polygone.</numerusform>
        </translation>
    </message>
    <message>
        <source>These results are no longer there.</source>
        <extracomment>gui/dock.py, gui/review.py</extracomment>
        <translation>Diese Ergebnisse sind nicht mehr da.</translation>
    </message>
    <message>
        <source>A question is still being answered. Wait for it, or cancel it, then switch.</source>
        <extracomment>gui/dock.py</extracomment>
        <translation>Eine Frage wird noch beantwortet. Warten Sie, oder brechen Sie sie ab, dann wechseln Sie.</translation>
    </message>
    <message>
        <source>QGIS sends the pixels to &apos;{backend}&apos; from now on; the settings undo it.</source>
        <extracomment>gui/dock.py</extracomment>
        <translation>QGIS sendet die Pixel ab jetzt an „{backend}“; die Einstellungen machen es rückgängig.</translation>
    </message>
    <message>
        <source>This backend was not started by the plugin. If it still refuses, add {folder} to its RSCOVLM_ROOTS and restart it.</source>
        <extracomment>gui/dock.py</extracomment>
        <translation>Dieses Backend wurde nicht von der Erweiterung gestartet. Weigert es sich weiter, nehmen Sie {folder} in sein RSCOVLM_ROOTS auf, und starten Sie es neu.</translation>
    </message>
    <message>
        <source>View</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Show this object on the map</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Dieses Objekt auf der Karte zeigen</translation>
    </message>
    <message>
        <source>Show this view on the map</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Diese Ansicht auf der Karte zeigen</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>{width} × {height} px</translation>
    </message>
    <message>
        <source>Overview</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Crop</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>Tile</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Kachel</translation>
    </message>
    <message>
        <source>{length} × {width} m</source>
        <extracomment>gui/evidence_pictures.py, gui/review_panel.py</extracomment>
        <translation>{length} × {width} m</translation>
    </message>
    <message>
        <source>Progress</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop this; what was found so far stays</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Dies anhalten; was bisher gefunden wurde, bleibt</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Wird angehalten…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln views</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>
            <numerusform>%Ln Ansicht</numerusform>
            <numerusform>%Ln Ansichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tiles</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>
            <numerusform>%Ln Kachel</numerusform>
            <numerusform>%Ln Kacheln</numerusform>
        </translation>
    </message>
    <message>
        <source>Select on the map, zoom there and flash</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Auf der Karte auswählen, hinzoomen und aufleuchten lassen</translation>
    </message>
    <message numerus="yes">
        <source>↳ follows up on %Ln questions</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>
            <numerusform>↳ folgt auf %Ln Frage</numerusform>
            <numerusform>↳ folgt auf %Ln Fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Ask the same again</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Dasselbe noch einmal fragen</translation>
    </message>
    <message>
        <source>Copy question and answer</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Frage und Antwort kopieren</translation>
    </message>
    <message>
        <source>Edit</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Take the question back into the input</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Die Frage in die Eingabe zurückholen</translation>
    </message>
    <message>
        <source>Review</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Go through the objects one by one: accept, reject, correct</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Die Objekte einzeln durchgehen: bestätigen, verwerfen, berichtigen</translation>
    </message>
    <message>
        <source>Export…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Save what was found: Shapefile, GeoJSON, GeoPackage, CSV, KML, COCO, DOTA or YOLO</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Speichern, was gefunden wurde: Shapefile, GeoJSON, GeoPackage, CSV, KML, COCO, DOTA oder YOLO</translation>
    </message>
    <message>
        <source>All results…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Alle Ergebnisse…</translation>
    </message>
    <message>
        <source>Selected on the map…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Auf der Karte ausgewählte…</translation>
    </message>
    <message>
        <source>Report (PDF)…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Bericht (PDF)…</translation>
    </message>
    <message>
        <source>Answered from the overview alone: the model named no region to zoom in to.</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Nur anhand der Übersicht beantwortet: Das Modell nannte keinen Bereich zum Hineinzoomen.</translation>
    </message>
    <message>
        <source>How sure the model was of its own words, 0 to 1; not a probability of being right</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Wie sicher sich das Modell seiner eigenen Worte war, von 0 bis 1; nicht die Wahrscheinlichkeit, dass es stimmt</translation>
    </message>
    <message>
        <source>Ask again</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Restart and continue</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Neu starten und fortsetzen</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Allow this folder</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Diesen Ordner erlauben</translation>
    </message>
    <message>
        <source>Send the pixels instead</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Stattdessen die Pixel senden</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <extracomment>gui/exchange.py, gui/status.py</extracomment>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>{objects}, not asked for</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>{objects}, nicht erfragt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln features written to {file}</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>
            <numerusform>%Ln Objekt nach {file} geschrieben</numerusform>
            <numerusform>%Ln Objekte nach {file} geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>Export what was found</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>Exportieren, was gefunden wurde</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected objects were left out</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>
            <numerusform>%Ln verworfenes Objekt blieb weg</numerusform>
            <numerusform>%Ln verworfene Objekte blieben weg</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln objects were left out, which the layer&apos;s filter hides</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>
            <numerusform>%Ln Objekt blieb weg, das der Filter des Layers verbirgt</numerusform>
            <numerusform>%Ln Objekte blieben weg, die der Filter des Layers verbirgt</numerusform>
        </translation>
    </message>
    <message>
        <source>None of this answer&apos;s results is selected.</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>Keines der Ergebnisse dieser Antwort ist ausgewählt.</translation>
    </message>
    <message>
        <source>The results are no longer there.</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>Die Ergebnisse sind nicht mehr da.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln texts were cut short: a shapefile holds {limit} bytes of each. GeoPackage and GeoJSON keep them whole.</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>
            <numerusform>%Ln Text wurde gekürzt: Ein Shapefile fasst je {limit} Bytes. GeoPackage und GeoJSON behalten ihn ganz.</numerusform>
            <numerusform>%Ln Texte wurden gekürzt: Ein Shapefile fasst je {limit} Bytes. GeoPackage und GeoJSON behalten sie ganz.</numerusform>
        </translation>
    </message>
    <message>
        <source>Click a number in the answer, or select boxes on the map, then export again.</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>Klicken Sie auf eine Zahl in der Antwort, oder wählen Sie Rahmen auf der Karte aus, dann exportieren Sie noch einmal.</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>{file} wird geschrieben…</translation>
    </message>
    <message>
        <source>The model reads these questions and their answers before yours, and knows what &apos;it&apos; is</source>
        <extracomment>gui/followup.py</extracomment>
        <translation>Das Modell liest diese Fragen mit ihren Antworten vor Ihrer und weiß, worauf sich „it“ bezieht</translation>
    </message>
    <message numerus="yes">
        <source>Follow up on %Ln questions about this area</source>
        <extracomment>gui/followup.py</extracomment>
        <translation>
            <numerusform>An %Ln Frage zu diesem Gebiet anknüpfen</numerusform>
            <numerusform>An %Ln Fragen zu diesem Gebiet anknüpfen</numerusform>
        </translation>
    </message>
    <message>
        <source>It was not taught to follow up. Say in the question itself all that it is about.</source>
        <extracomment>gui/followup.py</extracomment>
        <translation>Es hat Rückfragen nicht gelernt. Sagen Sie in der Frage selbst alles, worum es geht.</translation>
    </message>
    <message>
        <source>{model} takes each question on its own.</source>
        <extracomment>gui/followup.py</extracomment>
        <translation>{model} nimmt jede Frage für sich.</translation>
    </message>
    <message>
        <source>The raster to ask about</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Das Raster, zu dem gefragt wird</translation>
    </message>
    <message>
        <source>Raster layer</source>
        <extracomment>gui/header.py, processing/base.py</extracomment>
        <translation>Rasterlayer</translation>
    </message>
    <message>
        <source>no metres</source>
        <extracomment>gui/header.py</extracomment>
        <translation>keine Meter</translation>
    </message>
    <message>
        <source>The layer has no coordinate system or georeference, so lengths on the ground are unknown.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Der Layer hat kein Koordinatensystem oder keine Georeferenz, darum sind Längen am Boden unbekannt.</translation>
    </message>
    <message>
        <source>its finest</source>
        <extracomment>gui/header.py</extracomment>
        <translation>am feinsten</translation>
    </message>
    <message>
        <source>as on the map</source>
        <extracomment>gui/header.py</extracomment>
        <translation>wie auf der Karte</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <extracomment>gui/header.py</extracomment>
        <translation>{width} × {height} Pixel</translation>
    </message>
    <message>
        <source>This layer comes from a service; QGIS reads it for the model, {words}.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Dieser Layer kommt von einem Dienst; QGIS liest ihn für das Modell, {words}.</translation>
    </message>
    <message>
        <source>Small: the model sees all of it at its native resolution.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Klein: Das Modell sieht alles in nativer Auflösung.</translation>
    </message>
    <message>
        <source>Medium size: the model sees all of it, slightly reduced.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Mittelgroß: Das Modell sieht alles, leicht verkleinert.</translation>
    </message>
    <message>
        <source>Very large: the model sees an overview, then zooms in to what the question is about.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Sehr groß: Das Modell sieht eine Übersicht, dann zoomt es dorthin, worum es in der Frage geht.</translation>
    </message>
    <message>
        <source>small</source>
        <extracomment>gui/header.py</extracomment>
        <translation>klein</translation>
    </message>
    <message>
        <source>medium size</source>
        <extracomment>gui/header.py</extracomment>
        <translation>mittelgroß</translation>
    </message>
    <message>
        <source>very large</source>
        <extracomment>gui/header.py</extracomment>
        <translation>sehr groß</translation>
    </message>
    <message>
        <source>A pixel at the layer&apos;s centre covers {x} m × {y} m on the ground,
measured along the ellipsoid, not in units of the coordinate system.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Ein Pixel in der Mitte des Layers bedeckt {x} m × {y} m am Boden,
entlang des Ellipsoids gemessen, nicht in Einheiten des Koordinatensystems.</translation>
    </message>
    <message>
        <source>A pixel in the middle of the map covers {x} m × {y} m on the ground,
measured along the ellipsoid. Zoom in for a finer look.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Ein Pixel in der Mitte der Karte bedeckt {x} m × {y} m am Boden,
entlang des Ellipsoids gemessen. Zoomen Sie für einen feineren Blick hinein.</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Backend in use</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Verwendetes Backend</translation>
    </message>
    <message>
        <source>Folders with rasters, beyond the home folder; one a line</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Ordner mit Rastern, über den persönlichen Ordner hinaus; einer je Zeile</translation>
    </message>
    <message>
        <source>Folders and command take effect when the plugin starts the backend the next time.</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Ordner und Befehl gelten, wenn die Erweiterung das Backend das nächste Mal startet.</translation>
    </message>
    <message>
        <source>The backend that answers questions; its settings are below</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Das Backend, das Fragen beantwortet; seine Einstellungen stehen darunter</translation>
    </message>
    <message>
        <source>Add a backend</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Ein Backend hinzufügen</translation>
    </message>
    <message>
        <source>Remove this backend</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Dieses Backend entfernen</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Entsperren…</translation>
    </message>
    <message>
        <source>Enter QGIS&apos;s master password</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Das Master-Passwort von QGIS eingeben</translation>
    </message>
    <message>
        <source>looked for: &apos;rscovlm&apos; on the PATH</source>
        <extracomment>gui/options.py</extracomment>
        <translation>gesucht wird „rscovlm“ im PATH</translation>
    </message>
    <message>
        <source>Start the backend when none answers</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Das Backend starten, wenn keines antwortet</translation>
    </message>
    <message>
        <source>It cannot read this machine&apos;s files: let QGIS send the pixels</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Es kann die Dateien dieses Rechners nicht lesen: QGIS sendet die Pixel</translation>
    </message>
    <message>
        <source>For a backend in a container or behind a tunnel, whose address is this machine&apos;s.
To any other address the pixels are sent anyway.</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Für ein Backend in einem Container oder hinter einem Tunnel, dessen Adresse die dieses Rechners ist.
An jede andere Adresse werden die Pixel ohnehin gesendet.</translation>
    </message>
    <message>
        <source>Test</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Try this backend as it is entered above, without storing it</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Dieses Backend ausprobieren, wie es oben steht, ohne es zu speichern</translation>
    </message>
    <message>
        <source>Kept encrypted in QGIS&apos;s authentication database</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Verschlüsselt in der Authentifizierungsdatenbank von QGIS</translation>
    </message>
    <message>
        <source>New backend</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Neues Backend</translation>
    </message>
    <message>
        <source>read from the backend&apos;s folder on this machine</source>
        <extracomment>gui/options.py</extracomment>
        <translation>aus dem Ordner des Backends auf diesem Rechner gelesen</translation>
    </message>
    <message>
        <source>from the file &apos;token&apos; of that backend&apos;s folder</source>
        <extracomment>gui/options.py</extracomment>
        <translation>aus der Datei „token“ im Ordner jenes Backends</translation>
    </message>
    <message>
        <source>Looking at {address}…</source>
        <extracomment>gui/options.py</extracomment>
        <translation>{address} wird angesehen…</translation>
    </message>
    <message>
        <source>The part of the raster to look at.
What is detected lies in it; a question sees the rectangle around it.
Of several polygons, each is looked at on its own.</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Der Teil des Rasters, der betrachtet wird.
Was erkannt wird, liegt darin; eine Frage sieht das Rechteck darum.
Von mehreren Polygonen wird jedes für sich betrachtet.</translation>
    </message>
    <message>
        <source>Region</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Draw a rectangle (Esc cancels)</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Ein Rechteck zeichnen (Esc bricht ab)</translation>
    </message>
    <message>
        <source>Draw a polygon: click its corners, double click or right click closes it
(Backspace takes a corner back, Esc cancels)</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Ein Polygon zeichnen: Ecken anklicken, Doppelklick oder Rechtsklick schließt es
(Rücktaste nimmt eine Ecke zurück, Esc bricht ab)</translation>
    </message>
    <message>
        <source>Forget the region</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Den Bereich vergessen</translation>
    </message>
    <message>
        <source>Look at</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Ganzer Layer</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Was die Karte zeigt</translation>
    </message>
    <message>
        <source>The layer with the regions is no longer there.</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Der Layer mit den Bereichen ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Drawn region</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Gezeichneter Bereich</translation>
    </message>
    <message>
        <source>Choose another region.</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Wählen Sie einen anderen Bereich.</translation>
    </message>
    <message>
        <source>{name}: selected polygons ({number})</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>{name}: ausgewählte Polygone ({number})</translation>
    </message>
    <message>
        <source>{name}: all polygons</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>{name}: alle Polygone</translation>
    </message>
    <message>
        <source>Save a report</source>
        <extracomment>gui/reporting.py</extracomment>
        <translation>Einen Bericht speichern</translation>
    </message>
    <message>
        <source>The report was written to {file}</source>
        <extracomment>gui/reporting.py</extracomment>
        <translation>Der Bericht wurde nach {file} geschrieben</translation>
    </message>
    <message>
        <source>RSCoVLM review</source>
        <extracomment>gui/review.py</extracomment>
        <translation>RSCoVLM – Prüfung</translation>
    </message>
    <message>
        <source>There are no detections in this project.</source>
        <extracomment>gui/review.py</extracomment>
        <translation>In diesem Projekt ist noch nichts erkannt.</translation>
    </message>
    <message>
        <source>Writing the corrections…</source>
        <extracomment>gui/review.py</extracomment>
        <translation>Die Berichtigungen werden geschrieben…</translation>
    </message>
    <message>
        <source>RSCoVLM review – {layer}</source>
        <extracomment>gui/review.py</extracomment>
        <translation>RSCoVLM – Prüfung – {layer}</translation>
    </message>
    <message>
        <source>Have objects found in a raster first.</source>
        <extracomment>gui/review.py</extracomment>
        <translation>Lassen Sie zuerst Objekte in einem Raster finden.</translation>
    </message>
    <message>
        <source>Hide boxes with a lower score, on the map too. Nothing is lost: it is a filter of the layer, which stays when the review ends; 0 shows all.</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Rahmen mit geringerer Konfidenz verbergen, auch auf der Karte. Nichts geht verloren: Es ist ein Filter des Layers, der nach der Prüfung bleibt; 0 zeigt alle.</translation>
    </message>
    <message>
        <source>Which answer&apos;s objects</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Objekte welcher Antwort</translation>
    </message>
    <message>
        <source>The objects of one answer, or all of the layer</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Die Objekte einer Antwort oder des ganzen Layers</translation>
    </message>
    <message>
        <source>Class to step through</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Klasse, die durchgegangen wird</translation>
    </message>
    <message>
        <source>Step through one class only</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Nur eine Klasse durchgehen</translation>
    </message>
    <message>
        <source>Verdict to step through</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Urteil, das durchgegangen wird</translation>
    </message>
    <message>
        <source>Step through what has, or lacks, a verdict</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Nur durchgehen, was ein Urteil hat oder keines</translation>
    </message>
    <message>
        <source>&amp;Score from</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Konfiden&amp;z ab</translation>
    </message>
    <message>
        <source>to review</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>zu prüfen</translation>
    </message>
    <message>
        <source>accepted</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>rejected</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>corrected</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>berichtigt</translation>
    </message>
    <message>
        <source>All objects of the layer</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Alle Objekte des Layers</translation>
    </message>
    <message>
        <source>All verdicts</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Alle Urteile</translation>
    </message>
    <message>
        <source>Least score</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Geringste Konfidenz</translation>
    </message>
    <message>
        <source>All classes ({number})</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Alle Klassen ({number})</translation>
    </message>
    <message>
        <source>N, P: next, previous (Page Down, Page Up; Home, End)
A: accept    R or Delete: reject    L: another class    O: as found
Arrows: move by a pixel, with Shift by ten
Ctrl+Left, Ctrl+Right: turn by a degree, with Shift by ten
Alt+arrows: longer, shorter, wider, narrower
U or Ctrl+Z: undo    Ctrl+Y: redo    Z: zoom to the box</source>
        <extracomment>gui/review_keys.py</extracomment>
        <translation>N, P: nächstes, voriges (Bild ab, Bild auf; Pos1, Ende)
A: bestätigen    R oder Entf: verwerfen    L: andere Klasse    O: wie gefunden
Pfeile: um ein Pixel verschieben, mit Umschalt um zehn
Strg+Links, Strg+Rechts: um ein Grad drehen, mit Umschalt um zehn
Alt+Pfeile: länger, kürzer, breiter, schmaler
U oder Strg+Z: rückgängig    Strg+Y: wiederholen    Z: zum Rahmen zoomen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>No such object</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Kein solches Objekt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to go</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>
            <numerusform>%Ln offen</numerusform>
            <numerusform>%Ln offen</numerusform>
        </translation>
    </message>
    <message>
        <source>all reviewed</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>alle geprüft</translation>
    </message>
    <message>
        <source>Previous</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Voriges</translation>
    </message>
    <message>
        <source>The object before (P, Page Up)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Das Objekt davor (P, Bild auf)</translation>
    </message>
    <message>
        <source>Next</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Nächstes</translation>
    </message>
    <message>
        <source>The next object (N, Page Down)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Das nächste Objekt (N, Bild ab)</translation>
    </message>
    <message>
        <source>As found</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Wie gefunden</translation>
    </message>
    <message>
        <source>Take verdict and corrections back: as the model found it (O)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Urteil und Berichtigungen zurücknehmen: wie vom Modell gefunden (O)</translation>
    </message>
    <message>
        <source>Another class for this box; Enter takes it (L)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Eine andere Klasse für diesen Rahmen; die Eingabetaste übernimmt sie (L)</translation>
    </message>
    <message>
        <source>Class of the box</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Klasse des Rahmens</translation>
    </message>
    <message>
        <source>C&amp;lass</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>K&amp;lasse</translation>
    </message>
    <message>
        <source>Choose among the known classes</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Unter den bekannten Klassen wählen</translation>
    </message>
    <message>
        <source>Known classes</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Bekannte Klassen</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>gui/review_panel.py, gui/talk.py</extracomment>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take the last step back (U, Ctrl+Z)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Den letzten Schritt zurücknehmen (U, Strg+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Do it again (Ctrl+Y)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Noch einmal tun (Strg+Y)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom to the box (Z)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Zum Rahmen zoomen (Z)</translation>
    </message>
    <message>
        <source>Go on</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>After a verdict, go to the next object without one</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Nach einem Urteil zum nächsten Objekt ohne eines gehen</translation>
    </message>
    <message>
        <source>Export corrections…</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Export…</translation>
    </message>
    <message>
        <source>Write what was reviewed as training data: images, DOTA labels, COCO and records</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Geprüftes als Trainingsdaten schreiben: Bilder, DOTA-Labels, COCO und Datensätze</translation>
    </message>
    <message>
        <source>Keys</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>{position} of {number}</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>{position} von {number}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>
            <numerusform>%Ln verworfen</numerusform>
            <numerusform>%Ln verworfen</numerusform>
        </translation>
    </message>
    <message>
        <source>outline changed</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Umriss geändert</translation>
    </message>
    <message>
        <source>Nothing is being reviewed. Click &apos;Review&apos; below an answer with objects.</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Es wird nichts geprüft. Klicken Sie auf „Prüfen“ unter einer Antwort mit Objekten.</translation>
    </message>
    <message>
        <source>Share of objects with a verdict</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Anteil der Objekte mit einem Urteil</translation>
    </message>
    <message>
        <source>Accept</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>It is right as it stands (A)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Stimmt, wie es ist (A)</translation>
    </message>
    <message>
        <source>Reject</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>There is no such object: faint on the map, left out of exports (R, Delete)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Es gibt kein solches Objekt: blass auf der Karte, fehlt in Exporten (R, Entf)</translation>
    </message>
    <message>
        <source>beside the filter, {number} in it</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>nicht im Filter, {number} darin</translation>
    </message>
    <message>
        <source>Move left by a pixel (Left; Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Um ein Pixel nach links (Links; Umschalt: zehn)</translation>
    </message>
    <message>
        <source>Move up by a pixel (Up; Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Um ein Pixel nach oben (Oben; Umschalt: zehn)</translation>
    </message>
    <message>
        <source>Move down by a pixel (Down; Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Um ein Pixel nach unten (Unten; Umschalt: zehn)</translation>
    </message>
    <message>
        <source>Move right by a pixel (Right; Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Um ein Pixel nach rechts (Rechts; Umschalt: zehn)</translation>
    </message>
    <message>
        <source>Turn left by a degree (Ctrl+Left; with Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Um ein Grad nach links drehen (Strg+Links; mit Umschalt: zehn)</translation>
    </message>
    <message>
        <source>Turn right by a degree (Ctrl+Right; with Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Um ein Grad nach rechts drehen (Strg+Rechts; mit Umschalt: zehn)</translation>
    </message>
    <message>
        <source>L+</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>L+</translation>
    </message>
    <message>
        <source>Longer by a pixel (Alt+Right)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Um ein Pixel länger (Alt+Rechts)</translation>
    </message>
    <message>
        <source>L−</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>L−</translation>
    </message>
    <message>
        <source>Shorter by a pixel (Alt+Left)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Um ein Pixel kürzer (Alt+Links)</translation>
    </message>
    <message>
        <source>W+</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>B+</translation>
    </message>
    <message>
        <source>Wider by a pixel (Alt+Up)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Um ein Pixel breiter (Alt+Oben)</translation>
    </message>
    <message>
        <source>W−</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>B−</translation>
    </message>
    <message>
        <source>Narrower by a pixel (Alt+Down)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Um ein Pixel schmaler (Alt+Unten)</translation>
    </message>
    <message>
        <source>found as {name}</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>gefunden als {name}</translation>
    </message>
    <message>
        <source>Backend is starting: loading the model…</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Startet: Modell wird geladen…</translation>
    </message>
    <message>
        <source>Backend cannot serve</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Backend nicht bereit</translation>
    </message>
    <message>
        <source>Backend not running</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Backend läuft nicht</translation>
    </message>
    <message>
        <source>Backend starts with the next question</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Startet mit nächster Frage</translation>
    </message>
    <message>
        <source>Choose the backend that answers</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Das Backend wählen, das antwortet</translation>
    </message>
    <message>
        <source>Click to enter the master password</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Klicken, um das Master-Passwort einzugeben</translation>
    </message>
    <message>
        <source>Click for a diagnosis</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Klicken für eine Diagnose</translation>
    </message>
    <message>
        <source>The token is locked – click to unlock</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Token gesperrt – entsperren</translation>
    </message>
    <message>
        <source>Backend answers, but refuses us</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Backend weist uns ab</translation>
    </message>
    <message>
        <source>No backend at {address}</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Kein Backend unter {address}</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Help</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>{who} – degraded</source>
        <extracomment>gui/status.py</extracomment>
        <translation>{who} – eingeschränkt</translation>
    </message>
    <message>
        <source>{who} – busy</source>
        <extracomment>gui/status.py</extracomment>
        <translation>{who} – beschäftigt</translation>
    </message>
    <message>
        <source>Ask about the chosen raster, or have objects found in it.
What the model looked at and found appears on the map.</source>
        <extracomment>gui/suggestions.py</extracomment>
        <translation>Fragen Sie zum gewählten Raster, oder lassen Sie darin Objekte finden.
Was das Modell betrachtet und gefunden hat, erscheint auf der Karte.</translation>
    </message>
    <message>
        <source>Ask this now</source>
        <extracomment>gui/suggestions.py</extracomment>
        <translation>Dies jetzt fragen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions cleared. What was found is still on the map.</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>
            <numerusform>%Ln Frage entfernt. Was gefunden wurde, ist noch auf der Karte.</numerusform>
            <numerusform>%Ln Fragen entfernt. Was gefunden wurde, ist noch auf der Karte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>QGIS ended before its project was saved. A conversation of %Ln questions was kept, with everything that had been found.</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>
            <numerusform>QGIS endete, bevor sein Projekt gespeichert war. Ein Gespräch mit %Ln Frage blieb erhalten, mit allem, was gefunden worden war.</numerusform>
            <numerusform>QGIS endete, bevor sein Projekt gespeichert war. Ein Gespräch mit %Ln Fragen blieb erhalten, mit allem, was gefunden worden war.</numerusform>
        </translation>
    </message>
    <message>
        <source>Later</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>Später</translation>
    </message>
    <message>
        <source>Everything here is still going on. Stop it first, then clear.</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>Hier läuft noch alles. Halten Sie es zuerst an, dann leeren Sie.</translation>
    </message>
    <message>
        <source>Restore</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Delete it</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Save or clear the conversation</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Das Gespräch speichern oder leeren</translation>
    </message>
    <message>
        <source>Conversation menu</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Menü des Gesprächs</translation>
    </message>
    <message>
        <source>Clear conversation</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Gespräch leeren</translation>
    </message>
    <message>
        <source>Questions and answers go, what was found stays on the map</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Fragen und Antworten gehen, was gefunden wurde, bleibt auf der Karte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>
            <numerusform>%Ln Frage</numerusform>
            <numerusform>%Ln Fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Conversation</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Save as web page (HTML)…</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Als Webseite speichern (HTML)…</translation>
    </message>
    <message>
        <source>Save as Markdown…</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Als Markdown speichern…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>RSCoVLM conversation</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>RSCoVLM-Gespräch</translation>
    </message>
    <message>
        <source>Save the conversation</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Das Gespräch speichern</translation>
    </message>
    <message>
        <source>Web page</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Webseite</translation>
    </message>
    <message>
        <source>Markdown</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>RSCoVLM: saving the conversation</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>RSCoVLM: Gespräch wird gespeichert</translation>
    </message>
    <message>
        <source>RSCoVLM conversation – {project}</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>RSCoVLM-Gespräch – {project}</translation>
    </message>
    <message>
        <source>The conversation was not saved: stopped.</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Das Gespräch wurde nicht gespeichert: angehalten.</translation>
    </message>
    <message>
        <source>What was found</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Conversation written to {file}</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Gespräch nach {file} geschrieben</translation>
    </message>
    <message>
        <source>Picture: {caption}</source>
        <extracomment>gui/thumbnail.py</extracomment>
        <translation>Bild: {caption}</translation>
    </message>
    <message>
        <source>Add a raster layer to the project and ask about it here, or begin with a sample.</source>
        <extracomment>gui/welcome.py</extracomment>
        <translation>Fügen Sie dem Projekt einen Rasterlayer hinzu, und fragen Sie hier dazu, oder beginnen Sie mit einem Beispiel.</translation>
    </message>
    <message>
        <source>Add the sample</source>
        <extracomment>gui/welcome.py</extracomment>
        <translation>Beispiel hinzufügen</translation>
    </message>
    <message>
        <source>A rendered harbour with ships and vehicles</source>
        <extracomment>gui/welcome.py</extracomment>
        <translation>Ein gerenderter Hafen mit Schiffen und Fahrzeugen</translation>
    </message>
    <message>
        <source>The sample is not there. Install the plugin again, or add a raster of your own.</source>
        <extracomment>gui/welcome.py</extracomment>
        <translation>Das Beispiel ist nicht da. Installieren Sie die Erweiterung noch einmal, oder fügen Sie ein eigenes Raster hinzu.</translation>
    </message>
    <message>
        <source>The backend&apos;s token lies unencrypted in QGIS&apos;s settings.</source>
        <extracomment>plugin.py</extracomment>
        <translation>Das Token des Backends liegt unverschlüsselt in den Einstellungen von QGIS.</translation>
    </message>
    <message>
        <source>Ask questions about a raster</source>
        <extracomment>plugin.py</extracomment>
        <translation>Fragen zu einem Raster stellen</translation>
    </message>
    <message>
        <source>Review detections</source>
        <extracomment>plugin.py</extracomment>
        <translation>Erkanntes prüfen</translation>
    </message>
    <message>
        <source>Encrypt it…</source>
        <extracomment>plugin.py</extracomment>
        <translation>Verschlüsseln…</translation>
    </message>
    <message>
        <source>Ask about a raster</source>
        <extracomment>processing/answering.py</extracomment>
        <translation>Zu einem Raster fragen</translation>
    </message>
    <message>
        <source>Regions with answers</source>
        <extracomment>processing/answering.py</extracomment>
        <translation>Bereiche mit Antworten</translation>
    </message>
    <message>
        <source>Ask a question</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>Eine Frage stellen</translation>
    </message>
    <message>
        <source>Answers a question about a raster, or about each of some polygons.</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>Beantwortet eine Frage zu einem Raster oder zu jedem von einigen Polygonen.</translation>
    </message>
    <message>
        <source>Answers a question about a raster, zooming in by itself where the raster is large. A plain count, such as &apos;How many ships are there?&apos;, is answered by finding every one of them.

With polygons, the question is asked about each of them: the result is a layer of the polygons with their answers. &apos;Views&apos; are the parts of the raster that the model looked at.</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>Beantwortet eine Frage zu einem Raster und zoomt selbst hinein, wo das Raster groß ist. Eine einfache Zählung, etwa „How many ships are there?“, wird beantwortet, indem jedes Objekt gefunden wird. Fragen Sie auf Englisch.

Mit Polygonen wird die Frage zu jedem von ihnen gestellt: Das Ergebnis ist ein Layer der Polygone mit ihren Antworten. „Ansichten“ sind die Teile des Rasters, die das Modell betrachtet hat.</translation>
    </message>
    <message>
        <source>Answer</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>visual question answering,vision language model,ai,imagery,count</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>Bildfragen,Bild-Sprach-Modell,KI,Luftbild,Satellitenbild,zählen,visual question answering,ai,count</translation>
    </message>
    <message>
        <source>Question</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Extent to look at (default: the whole layer)</source>
        <extracomment>processing/base.py</extracomment>
        <translation>Zu betrachtende Ausdehnung (Vorgabe: der ganze Layer)</translation>
    </message>
    <message>
        <source>Polygons to look at, one after the other</source>
        <extracomment>processing/base.py</extracomment>
        <translation>Zu betrachtende Polygone, eines nach dem anderen</translation>
    </message>
    <message>
        <source>Model (default: the backend&apos;s own)</source>
        <extracomment>processing/base.py</extracomment>
        <translation>Modell (Vorgabe: das des Backends)</translation>
    </message>
    <message>
        <source>Name an extent or polygons to look at, not both.</source>
        <extracomment>processing/base.py</extracomment>
        <translation>Nennen Sie eine Ausdehnung oder Polygone, nicht beides.</translation>
    </message>
    <message>
        <source>The algorithm was run before it was prepared.</source>
        <extracomment>processing/base.py</extracomment>
        <translation>Der Algorithmus wurde ausgeführt, bevor er vorbereitet war.</translation>
    </message>
    <message>
        <source>Classify scenes</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>Szenen einordnen</translation>
    </message>
    <message>
        <source>Names the kind of scene of a raster, or of each of some polygons, among given classes.</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>Nennt die Art der Szene eines Rasters oder jedes von einigen Polygonen, aus gegebenen Klassen.</translation>
    </message>
    <message>
        <source>Names the kind of scene of a raster, or of each of some polygons of it, among the given classes.

Each region is looked at once, as a whole. With polygons, the result is a layer of them with the attributes &apos;class&apos; and &apos;score&apos;; style it by &apos;class&apos; for a map.</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>Nennt die Art der Szene eines Rasters oder jedes von einigen seiner Polygone, aus den gegebenen Klassen. Nennen Sie die Klassen auf Englisch.

Jeder Bereich wird einmal als Ganzes betrachtet. Mit Polygonen ist das Ergebnis ein Layer mit den Attributen „class“ und „score“; nach „class“ gestaltet wird daraus eine Karte.</translation>
    </message>
    <message>
        <source>scene classification,land use,vision language model,ai,imagery</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>Szenenklassifikation,Landnutzung,Bild-Sprach-Modell,KI,Luftbild,scene classification,ai</translation>
    </message>
    <message>
        <source>Classes to choose from, separated by commas</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>Klassen zur Auswahl, auf Englisch, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Describes a raster, or each of some polygons of it, in a sentence or two.</source>
        <extracomment>processing/describe.py</extracomment>
        <translation>Beschreibt ein Raster oder jedes von einigen seiner Polygone in ein, zwei Sätzen.</translation>
    </message>
    <message>
        <source>Describes a raster, or each of some polygons of it, in a sentence or two.

Each region is looked at once, as a whole. With polygons, the result is a layer of them with the description as &apos;text&apos;.</source>
        <extracomment>processing/describe.py</extracomment>
        <translation>Beschreibt ein Raster oder jedes von einigen seiner Polygone in ein, zwei Sätzen, auf Englisch.

Jeder Bereich wird einmal als Ganzes betrachtet. Mit Polygonen ist das Ergebnis ein Layer mit der Beschreibung als „text“.</translation>
    </message>
    <message>
        <source>Description</source>
        <extracomment>processing/describe.py</extracomment>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>caption,description,vision language model,ai,imagery</source>
        <extracomment>processing/describe.py</extracomment>
        <translation>Bildbeschreibung,Bild-Sprach-Modell,KI,Luftbild,caption,description,ai</translation>
    </message>
    <message>
        <source>Detect objects</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>Objekte erkennen</translation>
    </message>
    <message>
        <source>Finds every object of the named classes in a raster, as oriented boxes.</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>Findet jedes Objekt der genannten Klassen in einem Raster, als gedrehte Rahmen.</translation>
    </message>
    <message>
        <source>Finds every object of the named classes in a raster, as oriented boxes with score, angle, and length, width and area in metres on the ground.

The raster is read in tiles at its native resolution, so it may have any size. With polygons, each is searched on its own, and what is centred in it is kept, with the polygon&apos;s name or number as &apos;region&apos;.

The embedded model knows some classes only, which the dock completes as you type; a larger one takes any words.</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>Findet jedes Objekt der genannten Klassen in einem Raster, als gedrehte Rahmen mit Konfidenz, Winkel sowie Länge, Breite und Fläche in Metern am Boden. Nennen Sie die Klassen auf Englisch.

Das Raster wird in Kacheln nativer Auflösung gelesen und darf darum beliebig groß sein. Mit Polygonen wird jedes für sich durchsucht, und was seine Mitte darin hat, wird behalten, mit Name oder Nummer des Polygons als „region“.

Das eingebettete Modell kennt nur einige Klassen, die das Fenster der Erweiterung beim Tippen ergänzt; ein größeres nimmt beliebige Worte.</translation>
    </message>
    <message>
        <source>object detection,oriented bounding box,ai,deep learning,imagery,count</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>Objekterkennung,gedrehte Rahmen,KI,Deep Learning,Luftbild,zählen,object detection,ai</translation>
    </message>
    <message>
        <source>Classes, separated by commas</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>Klassen, auf Englisch, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Find objects</source>
        <extracomment>processing/finding.py</extracomment>
        <translation>Objekte finden</translation>
    </message>
    <message>
        <source>Least score, 0 to 1</source>
        <extracomment>processing/finding.py</extracomment>
        <translation>Geringste Konfidenz, 0 bis 1</translation>
    </message>
    <message>
        <source>Number of objects</source>
        <extracomment>processing/finding.py</extracomment>
        <translation>Anzahl der Objekte</translation>
    </message>
    <message>
        <source>Find what a phrase says</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>Finden, was ein Ausdruck sagt</translation>
    </message>
    <message>
        <source>Finds what a phrase refers to, such as &apos;the white ship&apos;, as oriented boxes.</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>Findet, was ein Ausdruck bezeichnet, etwa „the white ship“, als gedrehte Rahmen.</translation>
    </message>
    <message>
        <source>Finds what a phrase refers to, such as &apos;the white ship at the pier&apos;, as oriented boxes.

Each region is looked at once, as a whole: choose regions in which the object is more than a few pixels large. To find every object of a kind in a large raster, use &apos;Detect objects&apos;.</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>Findet, was ein Ausdruck bezeichnet, etwa „the white ship at the pier“, als gedrehte Rahmen. Schreiben Sie ihn auf Englisch.

Jeder Bereich wird einmal als Ganzes betrachtet: Wählen Sie Bereiche, in denen das Objekt größer als ein paar Pixel ist. Um jedes Objekt einer Art in einem großen Raster zu finden, nutzen Sie „Objekte erkennen“.</translation>
    </message>
    <message>
        <source>visual grounding,referring expression,oriented bounding box,ai,imagery,search</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>Bildverortung,Ausdruck,gedrehte Rahmen,KI,Luftbild,suchen,visual grounding,ai</translation>
    </message>
    <message>
        <source>Phrase</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>Ausdruck</translation>
    </message>
    <message>
        <source>RSCoVLM – questions about imagery</source>
        <extracomment>processing/provider.py</extracomment>
        <translation>RSCoVLM – Fragen zu Bildern der Erde</translation>
    </message>
    <message>
        <source>There are no polygons to look at.</source>
        <extracomment>processing/spots.py</extracomment>
        <translation>Es gibt keine Polygone zu betrachten.</translation>
    </message>
    <message>
        <source>Choose another layer, or leave it out to look at the whole raster.</source>
        <extracomment>processing/spots.py</extracomment>
        <translation>Wählen Sie einen anderen Layer, oder lassen Sie ihn weg, um das ganze Raster zu betrachten.</translation>
    </message>
    <message>
        <source>The region was looked at once, strongly reduced; small things in it cannot be found so.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Der Bereich wurde einmal betrachtet, stark verkleinert; Kleines darin lässt sich so nicht finden.</translation>
    </message>
    <message>
        <source>Draw a smaller region around them, or have a class detected, which goes tile by tile.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Zeichnen Sie einen kleineren Bereich darum, oder lassen Sie eine Klasse erkennen, was Kachel für Kachel geschieht.</translation>
    </message>
    <message>
        <source>The model server tells no probabilities, so every object has the score 1.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Der Modellserver nennt keine Wahrscheinlichkeiten, darum hat jedes Objekt die Konfidenz 1.</translation>
    </message>
    <message>
        <source>Use a server that tells them, such as vLLM or llama.cpp&apos;s, to sort and filter by score.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Nutzen Sie einen Server, der sie nennt, etwa vLLM oder den von llama.cpp, um nach Konfidenz zu ordnen und zu filtern.</translation>
    </message>
    <message>
        <source>The raster cannot be opened over the network.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Raster lässt sich nicht über das Netz öffnen.</translation>
    </message>
    <message>
        <source>A part of the raster could not be read over the network.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Ein Teil des Rasters konnte nicht über das Netz gelesen werden.</translation>
    </message>
    <message>
        <source>Check that the backend&apos;s machine reaches that server and may read from it, then try again.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Prüfen Sie, ob der Rechner des Backends jenen Server erreicht und von ihm lesen darf, dann versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Check its address; the server answers that it has no such file.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Prüfen Sie seine Adresse; der Server antwortet, dass er keine solche Datei hat.</translation>
    </message>
    <message>
        <source>The raster&apos;s path cannot be followed.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dem Pfad des Rasters lässt sich nicht folgen.</translation>
    </message>
    <message>
        <source>The region reaches outside the raster.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Der Bereich ragt über das Raster hinaus.</translation>
    </message>
    <message>
        <source>The model server at {address} is busy or still loading.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Der Modellserver unter {address} ist beschäftigt oder lädt noch.</translation>
    </message>
    <message>
        <source>Try again later, or give the backend more model servers.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Versuchen Sie es später noch einmal, oder geben Sie dem Backend mehr Modellserver.</translation>
    </message>
    <message>
        <source>The model server at {address} refuses the key.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Der Modellserver unter {address} lehnt den Schlüssel ab.</translation>
    </message>
    <message>
        <source>Set RSCOVLM_API_KEY, or RSCOVLM_API_KEY_FILE to a file that holds the key.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Setzen Sie RSCOVLM_API_KEY oder RSCOVLM_API_KEY_FILE auf eine Datei, in der der Schlüssel steht.</translation>
    </message>
    <message>
        <source>The images are too large for the model server at {address}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Die Bilder sind zu groß für den Modellserver unter {address}.</translation>
    </message>
    <message>
        <source>Look at the model server&apos;s log.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Sehen Sie in das Protokoll des Modellservers.</translation>
    </message>
    <message>
        <source>The conversation is longer than the model server reads.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Gespräch ist länger, als der Modellserver liest.</translation>
    </message>
    <message>
        <source>The files of the model &apos;{model}&apos; cannot be read.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Die Dateien des Modells „{model}“ sind nicht lesbar.</translation>
    </message>
    <message>
        <source>They may be damaged or half copied: copy or download them again.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Vielleicht sind sie beschädigt oder nur halb kopiert: Kopieren Sie sie neu, oder laden Sie sie neu herunter.</translation>
    </message>
    <message>
        <source>The backend stopped while this job ran; 1 object that had arrived is kept.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Backend endete, während dieser Auftrag lief; 1 angekommenes Objekt bleibt erhalten.</translation>
    </message>
    <message>
        <source>The backend stopped while this job ran; {number} objects that had arrived are kept.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Das Backend endete, während dieser Auftrag lief; {number} angekommene Objekte bleiben erhalten.</translation>
    </message>
    <message>
        <source>Name some, such as: airport, harbor.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Nennen Sie einige, auf Englisch, etwa: airport, harbor.</translation>
    </message>
    <message>
        <source>There is no class to choose from.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Es gibt keine Klasse zur Auswahl.</translation>
    </message>
    <message>
        <source>{number} objects</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>{number} Objekte</translation>
    </message>
    <message>
        <source>QGIS was too busy to tell whether the service answered</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>QGIS war zu beschäftigt, um zu sehen, ob der Dienst geantwortet hat</translation>
    </message>
    <message>
        <source>Memory ran short; {number} of {total} tiles were looked at in smaller batches, which took longer.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Der Speicher wurde knapp; {number} von {total} Kacheln wurden in kleineren Gruppen betrachtet, was länger gedauert hat.</translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller model.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Schließen Sie andere Programme, oder nehmen Sie ein kleineres Modell.</translation>
    </message>
</context>
</TS>
