<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>RSCoVLM</name>
    <message>
        <source>Describe what is seen</source>
        <extracomment>core/asking.py, gui/suggestions.py, processing/describe.py</extracomment>
        <translation>Décrire ce qui est visible</translation>
    </message>
    <message>
        <source>There is no class.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Il n’y a pas de classe.</translation>
    </message>
    <message>
        <source>Name at least one, such as: plane, ship.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Nommez-en au moins une, en anglais, par exemple&#xa0;: plane, ship.</translation>
    </message>
    <message>
        <source>One class leaves no choice.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Une seule classe ne laisse pas de choix.</translation>
    </message>
    <message>
        <source>Name two or more, such as: airport, harbor.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Nommez-en au moins deux, en anglais, par exemple&#xa0;: airport, harbor.</translation>
    </message>
    <message>
        <source>Classify: {classes}</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Classer&#xa0;: {classes}</translation>
    </message>
    <message>
        <source>There is no question.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Il n’y a pas de question.</translation>
    </message>
    <message>
        <source>Type one, such as: How many ships are there?</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Tapez-en une, en anglais, par exemple&#xa0;: How many ships are there?</translation>
    </message>
    <message>
        <source>There is no phrase.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Il n’y a pas d’expression.</translation>
    </message>
    <message>
        <source>Type one, such as: the white ship.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Tapez-en une, en anglais, par exemple&#xa0;: the white ship.</translation>
    </message>
    <message>
        <source>Find: {phrase}</source>
        <extracomment>core/asking.py, gui/suggestions.py</extracomment>
        <translation>Trouver&#xa0;: {phrase}</translation>
    </message>
    <message>
        <source>Detect: {classes}</source>
        <extracomment>core/asking.py, gui/suggestions.py</extracomment>
        <translation>Détecter&#xa0;: {classes}</translation>
    </message>
    <message>
        <source>it was not ready in time</source>
        <extracomment>core/backend.py, core/blocking.py</extracomment>
        <translation>il n’était pas prêt à temps</translation>
    </message>
    <message>
        <source>Embedded model</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Modèle intégré</translation>
    </message>
    <message>
        <source>RSCoVLM 7B, detection only</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>RSCoVLM 7B, détection seule</translation>
    </message>
    <message>
        <source>Reading the image</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Lecture de l’image</translation>
    </message>
    <message>
        <source>Reading the overview</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Lecture de la vue d’ensemble</translation>
    </message>
    <message>
        <source>Looking at the region</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Examen de la zone</translation>
    </message>
    <message>
        <source>Looking for the answer</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Recherche de la réponse</translation>
    </message>
    <message>
        <source>Looking for the place to zoom in to</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Recherche de l’endroit où zoomer</translation>
    </message>
    <message>
        <source>Looking closer, at native resolution</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Examen de plus près, à la résolution native</translation>
    </message>
    <message>
        <source>Looking for {phrase}</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Recherche de {phrase}</translation>
    </message>
    <message>
        <source>Tile {done} of {total}, {objects} objects</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Tuile {done} sur {total}, {objects} objets</translation>
    </message>
    <message>
        <source>Tile {done} of {total}, 1 object</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Tuile {done} sur {total}, 1 objet</translation>
    </message>
    <message>
        <source>Merging objects seen in two tiles</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Fusion des objets vus dans deux tuiles</translation>
    </message>
    <message>
        <source>Embedded model, for trying out: a very small network trained on synthetic scenes only. Check what it says.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Modèle intégré, pour essayer&#xa0;: un très petit réseau entraîné uniquement sur des scènes synthétiques. Vérifiez ce qu’il dit.</translation>
    </message>
    <message>
        <source>The raster has no georeference; it is analysed in pixels, and no metres are given.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le raster n’a pas de géoréférencement&#xa0;; il est analysé en pixels, sans indication de mètres.</translation>
    </message>
    <message>
        <source>The raster has no coordinate system; it is analysed in pixels, and no metres are given.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le raster n’a pas de système de coordonnées&#xa0;; il est analysé en pixels, sans indication de mètres.</translation>
    </message>
    <message>
        <source>The coordinate system &apos;{name}&apos; does not say where on the ground the raster lies; no metres are given.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le système de coordonnées «&#xa0;{name}&#xa0;» ne dit pas où se trouve le raster au sol&#xa0;; aucun mètre n’est indiqué.</translation>
    </message>
    <message>
        <source>This model was not taught to follow up, so the question was asked on its own.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Ce modèle n’a pas appris à enchaîner les questions&#xa0;; la question a donc été posée seule.</translation>
    </message>
    <message>
        <source>Say in the question itself all that it is about.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dites dans la question elle-même tout ce dont il s’agit.</translation>
    </message>
    <message>
        <source>Counting here would take {tiles} tiles; the answer is the model&apos;s estimate.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Compter demanderait ici {tiles} tuiles&#xa0;; la réponse est une estimation du modèle.</translation>
    </message>
    <message>
        <source>Draw a smaller region, or use detection, which takes any number of tiles.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dessinez une zone plus petite, ou utilisez la détection, qui accepte un nombre quelconque de tuiles.</translation>
    </message>
    <message>
        <source>The model named a class that was not among those given: {label}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le modèle a nommé une classe qui n’était pas parmi celles proposées&#xa0;: {label}.</translation>
    </message>
    <message>
        <source>The region is looked at in {number} pieces; this takes long.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La zone est examinée en {number} morceaux&#xa0;; cela prend du temps.</translation>
    </message>
    <message>
        <source>Draw a smaller region to be done sooner.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dessinez une zone plus petite pour terminer plus tôt.</translation>
    </message>
    <message>
        <source>The region holds no image: every pixel of it is the same.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La zone ne contient aucune image&#xa0;: tous ses pixels sont identiques.</translation>
    </message>
    <message>
        <source>The reply to {number} of {total} tiles cannot be read; objects there may be missing.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La réponse pour {number} tuiles sur {total} est illisible&#xa0;; des objets peuvent y manquer.</translation>
    </message>
    <message>
        <source>Look at the views marked as tiles for what the model said.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Voyez dans les vues marquées comme tuiles ce qu’a dit le modèle.</translation>
    </message>
    <message>
        <source>The reply to {number} of {total} tiles is cut short or partly unreadable; a few objects there may be missing.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La réponse pour {number} tuiles sur {total} est tronquée ou en partie illisible&#xa0;; quelques objets peuvent y manquer.</translation>
    </message>
    <message>
        <source>{model} does not know {classes}; the other classes are looked for.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>{model} ne connaît pas {classes}&#xa0;; les autres classes sont recherchées.</translation>
    </message>
    <message>
        <source>It finds {classes}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Il trouve {classes}.</translation>
    </message>
    <message>
        <source>The model&apos;s reply is cut short or partly unreadable; a few objects may be missing.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La réponse du modèle est tronquée ou en partie illisible&#xa0;; quelques objets peuvent manquer.</translation>
    </message>
    <message>
        <source>The model did not say where to look closer; it answers from the overview.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le modèle n’a pas dit où regarder de plus près&#xa0;; il répond d’après la vue d’ensemble.</translation>
    </message>
    <message>
        <source>Draw a smaller region around what you ask about.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dessinez une zone plus petite autour de ce que vous demandez.</translation>
    </message>
    <message>
        <source>There is no raster at &apos;{source}&apos;.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Il n’y a pas de raster à «&#xa0;{source}&#xa0;».</translation>
    </message>
    <message>
        <source>The raster was deleted or its drive is gone.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le raster a été supprimé ou son disque n’est plus là.</translation>
    </message>
    <message>
        <source>Check the path, or that the drive is still connected, and try again.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Vérifiez le chemin et que le disque est toujours connecté, puis réessayez.</translation>
    </message>
    <message>
        <source>A part of the raster cannot be read; the file is damaged or truncated.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Une partie du raster est illisible&#xa0;; le fichier est endommagé ou tronqué.</translation>
    </message>
    <message>
        <source>Open the file in QGIS or with gdalinfo; it may be truncated or of an unknown format.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Ouvrez le fichier dans QGIS ou avec gdalinfo&#xa0;; il est peut-être tronqué ou d’un format inconnu.</translation>
    </message>
    <message>
        <source>The raster holds complex numbers, which have no colour.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le raster contient des nombres complexes, qui n’ont pas de couleur.</translation>
    </message>
    <message>
        <source>Compute the amplitude first (Raster &gt; Raster Calculator) and use the result.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Calculez d’abord l’amplitude (Raster &gt; Calculatrice Raster) et utilisez le résultat.</translation>
    </message>
    <message>
        <source>The raster&apos;s geotransform flattens it onto a line.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La géotransformation du raster l’aplatit en une ligne.</translation>
    </message>
    <message>
        <source>Set its extent again (gdal_translate -a_ullr) and use the result.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Redéfinissez son emprise (gdal_translate -a_ullr) et utilisez le résultat.</translation>
    </message>
    <message>
        <source>The raster is placed by {number} ground control points only, so its pixels have no exact place.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le raster n’est placé que par {number} points de contrôle au sol&#xa0;; ses pixels n’ont donc pas de position exacte.</translation>
    </message>
    <message>
        <source>Warp it first (Raster &gt; Projections &gt; Warp, or gdalwarp) and use the result.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Projetez-le d’abord (Raster &gt; Projections &gt; Projection (warp), ou gdalwarp) et utilisez le résultat.</translation>
    </message>
    <message>
        <source>The raster is placed by a sensor model (RPC) only, so its pixels have no exact place.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le raster n’est placé que par un modèle de capteur (RPC)&#xa0;; ses pixels n’ont donc pas de position exacte.</translation>
    </message>
    <message>
        <source>Orthorectify it first (gdalwarp -rpc, with a height model) and use the result.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Orthorectifiez-le d’abord (gdalwarp -rpc, avec un modèle numérique d’altitude) et utilisez le résultat.</translation>
    </message>
    <message>
        <source>The raster lies on the network, which the backend may not use.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le raster est sur le réseau, que le backend ne peut pas utiliser.</translation>
    </message>
    <message>
        <source>Save the layer to a file first, or allow the backend to use the network.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Enregistrez d’abord la couche dans un fichier, ou autorisez le backend à utiliser le réseau.</translation>
    </message>
    <message>
        <source>The raster {name} is not in a folder that the backend may read.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le raster {name} n’est pas dans un dossier que le backend peut lire.</translation>
    </message>
    <message>
        <source>Add its folder to the allowed folders of the backend.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Ajoutez son dossier aux dossiers autorisés du backend.</translation>
    </message>
    <message>
        <source>The backend opens plain raster files only, and this source is not one.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le backend n’ouvre que des fichiers raster ordinaires, et cette source n’en est pas un.</translation>
    </message>
    <message>
        <source>Export the layer to a GeoTIFF in an allowed folder and use that.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Exportez la couche en GeoTIFF dans un dossier autorisé et utilisez-le.</translation>
    </message>
    <message>
        <source>The region lies outside the raster &apos;{name}&apos;.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La zone est en dehors du raster «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>Draw a region that overlaps the raster, or clear the region to use the whole layer.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dessinez une zone qui recouvre le raster, ou supprimez la zone pour utiliser toute la couche.</translation>
    </message>
    <message>
        <source>The region has no area.</source>
        <extracomment>core/backend_words.py, core/regions.py</extracomment>
        <translation>La zone n’a pas de surface.</translation>
    </message>
    <message>
        <source>The region cannot be placed on the raster.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La zone ne peut pas être placée sur le raster.</translation>
    </message>
    <message>
        <source>Draw the region again, with at least three corners.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Redessinez la zone, avec au moins trois sommets.</translation>
    </message>
    <message>
        <source>The region is {width} x {height} pixels; the model accepts no image that is more than {times} times as long as wide.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La zone fait {width} x {height} pixels&#xa0;; le modèle n’accepte pas d’image plus de {times} fois plus longue que large.</translation>
    </message>
    <message>
        <source>Draw a region that is less elongated.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dessinez une zone moins allongée.</translation>
    </message>
    <message>
        <source>The region holds {number} million pixels; of a layer whose pixels QGIS serves, {most} million can be looked at.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La zone contient {number} millions de pixels&#xa0;; d’une couche dont QGIS fournit les pixels, {most} millions peuvent être examinés.</translation>
    </message>
    <message>
        <source>Draw a smaller region.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dessinez une zone plus petite.</translation>
    </message>
    <message>
        <source>Draw a simpler region, or shorten the question.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dessinez une zone plus simple, ou raccourcissez la question.</translation>
    </message>
    <message>
        <source>The program that serves the pixels of this layer went away.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le programme qui fournit les pixels de cette couche n’est plus là.</translation>
    </message>
    <message>
        <source>The program that serves the pixels of this layer did not answer in time.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le programme qui fournit les pixels de cette couche n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>Ask again, and keep the program that shows the layer open until it is done.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Redemandez, et gardez ouvert jusqu’à la fin le programme qui affiche la couche.</translation>
    </message>
    <message>
        <source>The {model} does not know {classes}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le modèle ({model}) ne connaît pas {classes}.</translation>
    </message>
    <message>
        <source>It finds {classes}; use a larger model for anything else.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Il trouve {classes}&#xa0;; utilisez un modèle plus grand pour le reste.</translation>
    </message>
    <message>
        <source>It can {tasks}; choose another model for anything else.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Il sait faire {tasks}&#xa0;; choisissez un autre modèle pour le reste.</translation>
    </message>
    <message>
        <source>The model&apos;s reply is not an answer.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Ce qu’a écrit le modèle n’est pas une réponse.</translation>
    </message>
    <message>
        <source>The model&apos;s reply is not a class.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Ce qu’a écrit le modèle n’est pas une classe.</translation>
    </message>
    <message>
        <source>The model&apos;s reply is not a description.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Ce qu’a écrit le modèle n’est pas une description.</translation>
    </message>
    <message>
        <source>The model&apos;s reply is not a list of objects.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Ce qu’a écrit le modèle n’est pas une liste d’objets.</translation>
    </message>
    <message>
        <source>The model&apos;s replies cannot be read as objects.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Ce qu’a écrit le modèle ne se lit pas comme des objets.</translation>
    </message>
    <message>
        <source>Ask in other words, or use a larger model.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Demandez en d’autres termes, ou utilisez un modèle plus grand.</translation>
    </message>
    <message>
        <source>The conversation takes {number} tokens, the model reads {most} at most.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La conversation compte {number} jetons, le modèle en lit {most} au plus.</translation>
    </message>
    <message>
        <source>Ask a shorter question, or start a new conversation.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Posez une question plus courte, ou commencez une nouvelle conversation.</translation>
    </message>
    <message>
        <source>There is not enough memory for the model to answer.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Il n’y a pas assez de mémoire pour que le modèle réponde.</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; does not fit into memory.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le modèle «&#xa0;{model}&#xa0;» ne tient pas en mémoire.</translation>
    </message>
    <message>
        <source>Use a smaller region or a smaller model, or close other programs.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Utilisez une zone plus petite ou un modèle plus petit, ou fermez d’autres programmes.</translation>
    </message>
    <message>
        <source>The model failed while it was answering.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le modèle a échoué pendant sa réponse.</translation>
    </message>
    <message>
        <source>Try again; if it happens twice, restart the backend and look at its log.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Réessayez&#xa0;; si cela se reproduit, redémarrez le backend et consultez son journal.</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; ({weights}) has not been downloaded to this machine.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le modèle «&#xa0;{model}&#xa0;» ({weights}) n’a pas été téléchargé sur cette machine.</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; is not loaded; this backend runs &apos;{model}&apos;.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le modèle «&#xa0;{name}&#xa0;» n’est pas chargé&#xa0;; ce backend utilise «&#xa0;{model}&#xa0;».</translation>
    </message>
    <message>
        <source>Choose &apos;{model}&apos;, or restart the backend with RSCOVLM_MODEL={name}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Choisissez «&#xa0;{model}&#xa0;», ou redémarrez le backend avec RSCOVLM_MODEL={name}.</translation>
    </message>
    <message>
        <source>{model} is being loaded.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>{model} est en cours de chargement.</translation>
    </message>
    <message>
        <source>Run &apos;rscovlm doctor&apos; to see which models are installed.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La commande «&#xa0;rscovlm doctor&#xa0;» montre quels modèles sont installés.</translation>
    </message>
    <message>
        <source>The backend&apos;s disk is full.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le disque du backend est plein.</translation>
    </message>
    <message>
        <source>Free some space on the disk, then try again; nothing that had arrived is lost.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Libérez de la place sur le disque, puis réessayez&#xa0;; rien de ce qui était arrivé n’est perdu.</translation>
    </message>
    <message>
        <source>Something went wrong inside the backend.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Un problème est survenu dans le backend.</translation>
    </message>
    <message>
        <source>Look at the backend&apos;s log, and report it.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Consultez le journal du backend, et signalez-le.</translation>
    </message>
    <message>
        <source>Look at the backend&apos;s log, mend what it says and restart the backend.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Consultez le journal du backend, corrigez ce qu’il indique et redémarrez le backend.</translation>
    </message>
    <message>
        <source>The backend knows no such job.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le backend ne connaît pas cette tâche.</translation>
    </message>
    <message>
        <source>Ask again: jobs are kept for a while only.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Redemandez&#xa0;: les tâches ne sont gardées qu’un temps.</translation>
    </message>
    <message>
        <source>Ask again to have it done wholly.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Redemandez pour que tout soit fait.</translation>
    </message>
    <message>
        <source>A backend of version {version} answers at {address}, after {ms} ms.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Un backend de version {version} répond à {address}, après {ms} ms.</translation>
    </message>
    <message>
        <source>It is in the file &apos;token&apos; of the folder .rscovlm of whoever runs that backend.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Il est dans le fichier «&#xa0;token&#xa0;» du dossier .rscovlm de la personne qui fait tourner ce backend.</translation>
    </message>
    <message>
        <source>It begins with http:// or https://, then the machine and the port: http://127.0.0.1:8765</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Elle commence par http:// ou https://, puis la machine et le port&#xa0;: http://127.0.0.1:8765</translation>
    </message>
    <message>
        <source>Start the backend there, with a host that this computer can reach, and check the port.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Démarrez-y le backend avec un hôte que cet ordinateur peut joindre, et vérifiez le port.</translation>
    </message>
    <message>
        <source>No backend runs here now; the next question starts it.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Aucun backend ne tourne ici&#xa0;; la prochaine question le démarre.</translation>
    </message>
    <message>
        <source>It can serve, on {device}.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Il peut répondre, sur {device}.</translation>
    </message>
    <message>
        <source>Look into its log, and restart it.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Consultez son journal, et redémarrez-le.</translation>
    </message>
    <message>
        <source>The token and what you ask cross the network unencrypted.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Le jeton et vos questions circulent en clair sur le réseau.</translation>
    </message>
    <message>
        <source>Use https, or an SSH tunnel to that machine.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Utilisez https, ou un tunnel SSH vers cette machine.</translation>
    </message>
    <message>
        <source>Check its certificate, or whether it speaks https at this port at all.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Vérifiez son certificat, ou si elle parle bien https sur ce port.</translation>
    </message>
    <message>
        <source>Check the spelling, and whether this computer is on that network.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Vérifiez l’orthographe, et que cet ordinateur est sur ce réseau.</translation>
    </message>
    <message>
        <source>Check the port, and whether a firewall stands between.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Vérifiez le port, et si un pare-feu s’interpose.</translation>
    </message>
    <message>
        <source>Run &apos;rscovlm serve&apos;, or allow the plugin to start it.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Lancez «&#xa0;rscovlm serve&#xa0;», ou autorisez l’extension à le démarrer.</translation>
    </message>
    <message>
        <source>Something answers there, but it is not a backend of RSCoVLM.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Quelque chose répond, mais ce n’est pas un backend RSCoVLM.</translation>
    </message>
    <message>
        <source>Another program may use this port; try another address.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Un autre programme utilise peut-être ce port&#xa0;; essayez une autre adresse.</translation>
    </message>
    <message>
        <source>Update the older one if something does not work.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Mettez à jour le plus ancien si quelque chose ne fonctionne pas.</translation>
    </message>
    <message numerus="yes">
        <source>It can serve, on {device}; %Ln jobs wait.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>
            <numerusform>Il peut répondre, sur {device}&#xa0;; %Ln tâche attend.</numerusform>
            <numerusform>Il peut répondre, sur {device}&#xa0;; %Ln tâches attendent.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is still loading its model.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Il charge encore son modèle.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <extracomment>core/checkup.py, core/errors.py</extracomment>
        <translation>Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>It accepts the token.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Il accepte le jeton.</translation>
    </message>
    <message>
        <source>&apos;{address}&apos; is not an address.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>«&#xa0;{address}&#xa0;» n’est pas une adresse.</translation>
    </message>
    <message>
        <source>Nothing answers at {address}.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Rien ne répond à {address}.</translation>
    </message>
    <message>
        <source>Command: {command}</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Commande&#xa0;: {command}</translation>
    </message>
    <message>
        <source>It cannot serve: {cause}</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Il ne peut pas répondre&#xa0;: {cause}</translation>
    </message>
    <message>
        <source>The encrypted connection to {machine} fails.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>La connexion chiffrée à {machine} échoue.</translation>
    </message>
    <message>
        <source>There is no machine called &apos;{machine}&apos;.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Il n’y a pas de machine nommée «&#xa0;{machine}&#xa0;».</translation>
    </message>
    <message>
        <source>{machine} does not answer in time.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>{machine} ne répond pas à temps.</translation>
    </message>
    <message>
        <source>Nothing answers at {address}, and the plugin may not start a backend.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Rien ne répond à {address}, et l’extension ne peut pas démarrer de backend.</translation>
    </message>
    <message>
        <source>The backend&apos;s version is {theirs}, the plugin&apos;s is {ours}.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>La version du backend est {theirs}, celle de l’extension {ours}.</translation>
    </message>
    <message>
        <source>It serves, but: {cause}</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Il répond, mais&#xa0;: {cause}</translation>
    </message>
    <message>
        <source>It does not accept the token.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Il n’accepte pas le jeton.</translation>
    </message>
    <message>
        <source>The token is locked by QGIS&apos;s master password.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Le jeton est verrouillé par le mot de passe principal de QGIS.</translation>
    </message>
    <message>
        <source>Unlock it, then test again.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Déverrouillez-le, puis testez à nouveau.</translation>
    </message>
    <message>
        <source>It wants a token, and there is none here.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Il demande un jeton, et il n’y en a pas ici.</translation>
    </message>
    <message>
        <source>Model: {models}.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Modèle&#xa0;: {models}.</translation>
    </message>
    <message>
        <source>No view lies wholly in the region that was searched.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Aucune vue n’est entièrement dans la zone explorée.</translation>
    </message>
    <message>
        <source>The export was stopped, for the plugin was closed.</source>
        <extracomment>core/corrections.py, core/formats/batch.py</extracomment>
        <translation>L’export a été arrêté, car l’extension a été fermée.</translation>
    </message>
    <message>
        <source>No view is reviewed to the end yet, so there is no image that could be learnt from.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Aucune vue n’est encore entièrement vérifiée&#xa0;; il n’y a donc pas d’image dont apprendre.</translation>
    </message>
    <message>
        <source>Detect in a larger region or the whole layer, and review that.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Détectez dans une zone plus grande ou dans toute la couche, et vérifiez cela.</translation>
    </message>
    <message>
        <source>Export the objects as COCO, DOTA or YOLO instead, with &apos;Export…&apos; below the answer.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Exportez plutôt les objets en COCO, DOTA ou YOLO, avec «&#xa0;Exporter…&#xa0;» sous la réponse.</translation>
    </message>
    <message>
        <source>Give every box of a view its verdict, those that a filter hides too; then export again.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Donnez un verdict à chaque boîte d’une vue, même à celles qu’un filtre masque&#xa0;; puis exportez à nouveau.</translation>
    </message>
    <message>
        <source>Detect in the raster, which looks tile by tile, and review that.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Détectez dans le raster, qui est exploré tuile par tuile, et vérifiez cela.</translation>
    </message>
    <message>
        <source>The views are gone from {file}, and without them nobody knows what was looked at.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Les vues ont disparu de {file}, et sans elles personne ne sait ce qui a été examiné.</translation>
    </message>
    <message>
        <source>Put its file back; or save the layer as a GeoTIFF, and detect and review in that.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Remettez son fichier en place&#xa0;; ou enregistrez la couche en GeoTIFF, et détectez et vérifiez dans celui-ci.</translation>
    </message>
    <message>
        <source>The views are larger than {side} pixels, too large to be learnt from.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Les vues font plus de {side} pixels, trop pour en apprendre.</translation>
    </message>
    <message>
        <source>The pixels of &apos;{name}&apos; cannot be read from a file, and images are cut from them.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Les pixels de «&#xa0;{name}&#xa0;» ne peuvent pas être lus dans un fichier, et les images en sont découpées.</translation>
    </message>
    <message>
        <source>locked by QGIS&apos;s master password</source>
        <extracomment>core/diagnostics.py, gui/options.py</extracomment>
        <translation>verrouillé par le mot de passe principal de QGIS</translation>
    </message>
    <message>
        <source>set</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>défini</translation>
    </message>
    <message>
        <source>found in the backend&apos;s folder</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>trouvé dans le dossier du backend</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>core/diagnostics.py, core/report.py</extracomment>
        <translation>aucun</translation>
    </message>
    <message>
        <source>not found</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>introuvable</translation>
    </message>
    <message>
        <source>Backend</source>
        <extracomment>core/diagnostics.py, gui/status.py</extracomment>
        <translation>Backend</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>État</translation>
    </message>
    <message>
        <source>Address</source>
        <extracomment>core/diagnostics.py, gui/options.py</extracomment>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Token</source>
        <extracomment>core/diagnostics.py, gui/options.py</extracomment>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Model</source>
        <extracomment>core/diagnostics.py, core/report.py</extracomment>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Check of the installation</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Contrôle de l’installation</translation>
    </message>
    <message>
        <source>Log of the backend, its last lines</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Journal du backend, dernières lignes</translation>
    </message>
    <message>
        <source>Command</source>
        <extracomment>core/diagnostics.py, gui/options.py</extracomment>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Folder</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Started by this plugin</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Démarré par cette extension</translation>
    </message>
    <message>
        <source>Version</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Version</translation>
    </message>
    <message>
        <source>Device</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Matériel</translation>
    </message>
    <message>
        <source>Jobs waiting</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Tâches en attente</translation>
    </message>
    <message>
        <source>yes</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>non</translation>
    </message>
    <message>
        <source>Health</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Santé</translation>
    </message>
    <message>
        <source>The check took too long and was stopped.</source>
        <extracomment>core/doctor.py</extracomment>
        <translation>Le contrôle a pris trop de temps et a été arrêté.</translation>
    </message>
    <message>
        <source>A part of the layer could not be written as an image.</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>Une partie de la couche n’a pas pu être écrite comme image.</translation>
    </message>
    <message>
        <source>the backend asked for a part that does not exist</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>le backend a demandé une partie qui n’existe pas</translation>
    </message>
    <message>
        <source>Drawing was stopped.</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>Le dessin a été arrêté.</translation>
    </message>
    <message>
        <source>it was closed</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>elle a été fermée</translation>
    </message>
    <message>
        <source>it took longer than {s} s</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>cela a pris plus de {s} s</translation>
    </message>
    <message>
        <source>it could not be drawn</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>elle n’a pas pu être dessinée</translation>
    </message>
    <message>
        <source>The region lies outside the layer.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>La zone est en dehors de la couche.</translation>
    </message>
    <message>
        <source>The backend is not installed where the plugin looks for it.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Le backend n’est pas installé là où l’extension le cherche.</translation>
    </message>
    <message>
        <source>The backend stopped answering. What had arrived is kept.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Le backend ne répond plus. Ce qui était arrivé est conservé.</translation>
    </message>
    <message>
        <source>What answers is not the backend that this plugin expects.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Ce qui répond n’est pas le backend attendu par cette extension.</translation>
    </message>
    <message>
        <source>The backend no longer knows this job. What had arrived is kept.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Le backend ne connaît plus cette tâche. Ce qui était arrivé est conservé.</translation>
    </message>
    <message>
        <source>Draw a region that overlaps the raster, or look at the whole layer.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Dessinez une zone qui recouvre le raster, ou examinez toute la couche.</translation>
    </message>
    <message>
        <source>Draw a region, or choose &apos;What the map shows&apos;.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Dessinez une zone, ou choisissez «&#xa0;Ce que montre la carte&#xa0;».</translation>
    </message>
    <message>
        <source>Draw a smaller region, or zoom the map out, so that coarser pixels are taken.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Dessinez une zone plus petite, ou dézoomez la carte, pour prendre des pixels plus grossiers.</translation>
    </message>
    <message>
        <source>Add it to the project again, then ask about it anew.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Ajoutez-la à nouveau au projet, puis reposez la question.</translation>
    </message>
    <message>
        <source>Check that the map shows this part of the layer, then ask again.</source>
        <extracomment>core/backend_words.py, core/errors.py</extracomment>
        <translation>Vérifiez que la carte montre cette partie de la couche, puis redemandez.</translation>
    </message>
    <message>
        <source>Start it, or check the address in the settings.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Démarrez-le, ou vérifiez l’adresse dans les paramètres.</translation>
    </message>
    <message>
        <source>Install it (pip install rscovlm[backend]) or name the &apos;rscovlm&apos; command in the settings.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Installez-le (pip install rscovlm[backend]) ou indiquez la commande «&#xa0;rscovlm&#xa0;» dans les paramètres.</translation>
    </message>
    <message>
        <source>Click the state of the backend to see its log.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Cliquez sur l’état du backend pour voir son journal.</translation>
    </message>
    <message>
        <source>Put the token of that backend into the settings; it is in the file &apos;token&apos; of its folder.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Mettez le jeton de ce backend dans les paramètres&#xa0;; il est dans le fichier «&#xa0;token&#xa0;» de son dossier.</translation>
    </message>
    <message>
        <source>Ask again and enter the master password; for qgis_process, name a file with it in QGIS_AUTH_PASSWORD_FILE.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Redemandez et saisissez le mot de passe principal&#xa0;; pour qgis_process, indiquez un fichier qui le contient dans QGIS_AUTH_PASSWORD_FILE.</translation>
    </message>
    <message>
        <source>The backend cannot serve right now.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Le backend ne peut pas répondre pour l’instant.</translation>
    </message>
    <message>
        <source>Restart the backend and continue where the job stopped.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Redémarrez le backend et continuez là où la tâche s’est arrêtée.</translation>
    </message>
    <message>
        <source>Check the address in the settings, and that plugin and backend have the same version.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Vérifiez l’adresse dans les paramètres, et que l’extension et le backend ont la même version.</translation>
    </message>
    <message>
        <source>Ask again.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Redemandez.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; covers too much of the world to look at all of it.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>«&#xa0;{name}&#xa0;» couvre une trop grande partie du monde pour être examiné en entier.</translation>
    </message>
    <message>
        <source>The region holds more of &apos;{name}&apos; than its service should be asked for.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>La zone contient plus de «&#xa0;{name}&#xa0;» qu’il ne convient d’en demander à son service.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; is no longer in the project, so its pixels cannot be read.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>La couche «&#xa0;{name}&#xa0;» n’est plus dans le projet&#xa0;; ses pixels ne peuvent donc pas être lus.</translation>
    </message>
    <message>
        <source>A part of &apos;{name}&apos; could not be read: {cause}.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Une partie de «&#xa0;{name}&#xa0;» n’a pas pu être lue&#xa0;: {cause}.</translation>
    </message>
    <message>
        <source>No backend answers at {address}.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Aucun backend ne répond à {address}.</translation>
    </message>
    <message>
        <source>The backend did not start: {cause}</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Le backend n’a pas démarré&#xa0;: {cause}</translation>
    </message>
    <message>
        <source>The backend at {address} does not accept the token.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Le backend à {address} n’accepte pas le jeton.</translation>
    </message>
    <message>
        <source>The token of &apos;{name}&apos; is locked by QGIS&apos;s master password.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Le jeton de «&#xa0;{name}&#xa0;» est verrouillé par le mot de passe principal de QGIS.</translation>
    </message>
    <message>
        <source>&apos;{suffix}&apos; is not a format that can be written.</source>
        <extracomment>core/export.py</extracomment>
        <translation>«&#xa0;{suffix}&#xa0;» n’est pas un format qui peut être écrit.</translation>
    </message>
    <message>
        <source>End the name in one of: {endings}.</source>
        <extracomment>core/export.py</extracomment>
        <translation>Terminez le nom par l’une de ces extensions&#xa0;: {endings}.</translation>
    </message>
    <message>
        <source>Export them as GeoPackage, GeoJSON, Shapefile, KML or CSV.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>Exportez-les en GeoPackage, GeoJSON, Shapefile, KML ou CSV.</translation>
    </message>
    <message>
        <source>Put its file back where it was, or export as DOTA, which needs no size.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>Remettez son fichier à sa place, ou exportez en DOTA, qui n’a pas besoin de taille.</translation>
    </message>
    <message>
        <source>{layout} holds objects, and these results are views.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>{layout} contient des objets, et ces résultats sont des vues.</translation>
    </message>
    <message>
        <source>The raster &apos;{name}&apos; cannot be opened, and its size in pixels is needed.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>Le raster «&#xa0;{name}&#xa0;» ne peut pas être ouvert, et sa taille en pixels est nécessaire.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>{file} is there already, and is no list of classes.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>{file} existe déjà, et n’est pas une liste de classes.</translation>
    </message>
    <message>
        <source>KML holds longitudes and latitudes, and the raster has no place on the map.</source>
        <extracomment>core/formats/vector.py</extracomment>
        <translation>KML contient des longitudes et latitudes, et le raster n’a pas de place sur la carte.</translation>
    </message>
    <message>
        <source>Choose another folder or name, or free some space on the disk.</source>
        <extracomment>core/formats/vector.py, core/transcript.py</extracomment>
        <translation>Choisissez un autre dossier ou un autre nom, ou libérez de la place sur le disque.</translation>
    </message>
    <message>
        <source>Export as GeoJSON, CSV or COCO, which can hold its pixels.</source>
        <extracomment>core/formats/vector.py</extracomment>
        <translation>Exportez en GeoJSON, CSV ou COCO, qui peuvent contenir ses pixels.</translation>
    </message>
    <message>
        <source>{file} could not be written.</source>
        <extracomment>core/formats/vector.py, core/transcript.py</extracomment>
        <translation>{file} n’a pas pu être écrit.</translation>
    </message>
    <message>
        <source>An outline cannot be brought into longitude and latitude.</source>
        <extracomment>core/formats/vector.py</extracomment>
        <translation>Un contour ne peut pas être converti en longitude et latitude.</translation>
    </message>
    <message>
        <source>Export as GeoPackage, which keeps the coordinates of the raster.</source>
        <extracomment>core/formats/vector.py</extracomment>
        <translation>Exportez en GeoPackage, qui garde les coordonnées du raster.</translation>
    </message>
    <message>
        <source>at one of its scales</source>
        <extracomment>core/grids.py</extracomment>
        <translation>à l’une de ses échelles</translation>
    </message>
    <message>
        <source>{value} m</source>
        <extracomment>core/grids.py, gui/evidence_pictures.py</extracomment>
        <translation>{value} m</translation>
    </message>
    <message>
        <source>Export the part that you need to a GeoTIFF, then ask about that.</source>
        <extracomment>core/grids.py</extracomment>
        <translation>Exportez la partie voulue en GeoTIFF, puis posez la question sur celui-ci.</translation>
    </message>
    <message>
        <source>at the map&apos;s scale</source>
        <extracomment>core/grids.py</extracomment>
        <translation>à l’échelle de la carte</translation>
    </message>
    <message>
        <source>at zoom level {level}</source>
        <extracomment>core/grids.py</extracomment>
        <translation>au niveau de zoom {level}</translation>
    </message>
    <message>
        <source>{words}, its finest</source>
        <extracomment>core/grids.py</extracomment>
        <translation>{words}, le plus fin</translation>
    </message>
    <message>
        <source>{value} cm</source>
        <extracomment>core/grids.py</extracomment>
        <translation>{value} cm</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; does not say which part of the world it shows.</source>
        <extracomment>core/grids.py</extracomment>
        <translation>«&#xa0;{name}&#xa0;» ne dit pas quelle partie du monde il montre.</translation>
    </message>
    <message>
        <source>Show the layer on the map, or export the part that you need to a GeoTIFF.</source>
        <extracomment>core/grids.py</extracomment>
        <translation>Affichez la couche sur la carte, ou exportez la partie voulue en GeoTIFF.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; can be drawn at any scale, and there is no map to take one from.</source>
        <extracomment>core/grids.py</extracomment>
        <translation>«&#xa0;{name}&#xa0;» peut être dessiné à toute échelle, et aucune carte n’en donne une.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions of this project&apos;s conversation could not be read; another version of the plugin may have written them. What was found is still in the results.</source>
        <extracomment>core/history.py</extracomment>
        <translation>
            <numerusform>%Ln question de la conversation de ce projet n’a pas pu être lue&#xa0;; une autre version de l’extension l’a peut-être écrite. Ce qui a été trouvé est toujours dans les résultats.</numerusform>
            <numerusform>%Ln questions de la conversation de ce projet n’ont pas pu être lues&#xa0;; une autre version de l’extension les a peut-être écrites. Ce qui a été trouvé est toujours dans les résultats.</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;{title}&apos; cannot be saved with the project.</source>
        <extracomment>core/history.py</extracomment>
        <translation>«&#xa0;{title}&#xa0;» ne peut pas être enregistré avec le projet.</translation>
    </message>
    <message>
        <source>Something unforeseen went wrong.</source>
        <extracomment>core/jobs.py, gui/talk_saving.py</extracomment>
        <translation>Un problème imprévu est survenu.</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <extracomment>core/launcher.py</extracomment>
        <translation>code de sortie {code}</translation>
    </message>
    <message>
        <source>There is no raster layer to look at.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>Il n’y a pas de couche raster à examiner.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is read {words}: a pixel covers {metres} on the ground here.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>«&#xa0;{name}&#xa0;» est lu {words}&#xa0;: un pixel couvre ici {metres} au sol.</translation>
    </message>
    <message>
        <source>Add one to the project, then choose it above.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>Ajoutez-en une au projet, puis choisissez-la ci-dessus.</translation>
    </message>
    <message>
        <source>Check that its source is still there and whole, then add it to the project again.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>Vérifiez que sa source est toujours là et intacte, puis ajoutez-la à nouveau au projet.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is read {words}.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>«&#xa0;{name}&#xa0;» est lu {words}.</translation>
    </message>
    <message>
        <source>The file of &apos;{name}&apos; cannot be read: {source}</source>
        <extracomment>core/layers.py</extracomment>
        <translation>Le fichier de «&#xa0;{name}&#xa0;» est illisible&#xa0;: {source}</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot be read.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>«&#xa0;{name}&#xa0;» est illisible.</translation>
    </message>
    <message>
        <source>Click a number of objects in the conversation, which notes it; or detect again.</source>
        <extracomment>core/origin.py</extracomment>
        <translation>Cliquez sur un nombre d’objets dans la conversation, ce qui le note&#xa0;; ou détectez à nouveau.</translation>
    </message>
    <message>
        <source>Mend it (Raster &gt; Projections &gt; Assign Projection, or the world file), then ask again.</source>
        <extracomment>core/origin.py</extracomment>
        <translation>Corrigez-le (Raster &gt; Projections &gt; Assigner une projection, ou le fichier world), puis redemandez.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; does not say which raster its boxes are about.</source>
        <extracomment>core/origin.py</extracomment>
        <translation>La couche «&#xa0;{name}&#xa0;» ne dit pas à quel raster se rapportent ses boîtes.</translation>
    </message>
    <message>
        <source>The georeference of &apos;{name}&apos; maps it onto a line, so nothing has pixel coordinates.</source>
        <extracomment>core/origin.py</extracomment>
        <translation>Le géoréférencement de «&#xa0;{name}&#xa0;» le réduit à une ligne&#xa0;; rien n’a donc de coordonnées en pixels.</translation>
    </message>
    <message>
        <source>The picture cannot be read from the raster.</source>
        <extracomment>core/pictures.py</extracomment>
        <translation>L’image ne peut pas être lue dans le raster.</translation>
    </message>
    <message>
        <source>QGIS was closed while this ran. What had arrived is kept.</source>
        <extracomment>core/records.py</extracomment>
        <translation>QGIS a été fermé pendant l’exécution. Ce qui était arrivé est conservé.</translation>
    </message>
    <message>
        <source>Continue to get what else the backend has found, or ask again.</source>
        <extracomment>core/records.py</extracomment>
        <translation>Continuez pour obtenir ce que le backend a encore trouvé, ou redemandez.</translation>
    </message>
    <message>
        <source>The region has too many parts and holes.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>La zone a trop de parties et de trous.</translation>
    </message>
    <message>
        <source>Select some on the map, or choose all of its polygons.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Sélectionnez-en sur la carte, ou choisissez tous ses polygones.</translation>
    </message>
    <message>
        <source>Select fewer of them, or use the Processing toolbox, which takes any number.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Sélectionnez-en moins, ou utilisez la boîte à outils de traitements, qui en accepte un nombre quelconque.</translation>
    </message>
    <message>
        <source>Choose another layer, or draw a region.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Choisissez une autre couche, ou dessinez une zone.</translation>
    </message>
    <message>
        <source>Draw it again.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Redessinez-la.</translation>
    </message>
    <message>
        <source>Simplify it, or split it up.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Simplifiez-la, ou découpez-la.</translation>
    </message>
    <message>
        <source>The region cannot be brought into the layer&apos;s coordinate system.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>La zone ne peut pas être convertie dans le système de coordonnées de la couche.</translation>
    </message>
    <message>
        <source>No polygon of &apos;{name}&apos; is selected.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Aucun polygone de «&#xa0;{name}&#xa0;» n’est sélectionné.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has more than {limit} polygons to look at.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>«&#xa0;{name}&#xa0;» a plus de {limit} polygones à examiner.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has no polygons.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>«&#xa0;{name}&#xa0;» n’a pas de polygones.</translation>
    </message>
    <message>
        <source>Draw it again, closer to the layer.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Redessinez-la, plus près de la couche.</translation>
    </message>
    <message>
        <source>Score, length and width are medians.</source>
        <extracomment>core/report.py</extracomment>
        <translation>Score, longueur et largeur sont des médianes.</translation>
    </message>
    <message>
        <source>a region of it</source>
        <extracomment>core/report.py, core/transcript.py</extracomment>
        <translation>une zone</translation>
    </message>
    <message>
        <source>all of it</source>
        <extracomment>core/report.py, core/transcript.py</extracomment>
        <translation>en entier</translation>
    </message>
    <message>
        <source>Class</source>
        <extracomment>core/report.py, processing/classify.py</extracomment>
        <translation>Classe</translation>
    </message>
    <message>
        <source>Number</source>
        <extracomment>core/report.py</extracomment>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Score</source>
        <extracomment>core/report.py</extracomment>
        <translation>Score</translation>
    </message>
    <message>
        <source>Length, m</source>
        <extracomment>core/report.py</extracomment>
        <translation>Longueur, m</translation>
    </message>
    <message>
        <source>Width, m</source>
        <extracomment>core/report.py</extracomment>
        <translation>Largeur, m</translation>
    </message>
    <message>
        <source>Area in all, m²</source>
        <extracomment>core/report.py</extracomment>
        <translation>Surface totale, m²</translation>
    </message>
    <message>
        <source>Raster</source>
        <extracomment>core/report.py</extracomment>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <extracomment>core/report.py</extracomment>
        <translation>Système de coordonnées</translation>
    </message>
    <message>
        <source>Asked</source>
        <extracomment>core/report.py</extracomment>
        <translation>Demandé</translation>
    </message>
    <message>
        <source>RSCoVLM for QGIS {version}, run {run}</source>
        <extracomment>core/report.py</extracomment>
        <translation>RSCoVLM pour QGIS {version}, exécution {run}</translation>
    </message>
    <message>
        <source>Made by</source>
        <extracomment>core/report.py</extracomment>
        <translation>Produit par</translation>
    </message>
    <message numerus="yes">
        <source>%Ln accepted</source>
        <extracomment>core/report.py, gui/review_panel.py</extracomment>
        <translation>
            <numerusform>%Ln accepté</numerusform>
            <numerusform>%Ln acceptés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln corrected</source>
        <extracomment>core/report.py, gui/review_panel.py</extracomment>
        <translation>
            <numerusform>%Ln corrigé</numerusform>
            <numerusform>%Ln corrigés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected, which are not counted above</source>
        <extracomment>core/report.py</extracomment>
        <translation>
            <numerusform>%Ln rejeté, non compté ci-dessus</numerusform>
            <numerusform>%Ln rejetés, non comptés ci-dessus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not reviewed</source>
        <extracomment>core/report.py</extracomment>
        <translation>
            <numerusform>%Ln non vérifié</numerusform>
            <numerusform>%Ln non vérifiés</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>core/report.py</extracomment>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>Filter of the layer</source>
        <extracomment>core/report.py</extracomment>
        <translation>Filtre de la couche</translation>
    </message>
    <message>
        <source>Results</source>
        <extracomment>core/report.py</extracomment>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Rights</source>
        <extracomment>core/report.py</extracomment>
        <translation>Droits</translation>
    </message>
    <message>
        <source>A pixel on the ground</source>
        <extracomment>core/report.py</extracomment>
        <translation>Un pixel au sol</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <extracomment>core/report.py</extracomment>
        <translation>Vérifié</translation>
    </message>
    <message numerus="yes">
        <source>There are {objects} of %Ln further classes.</source>
        <extracomment>core/report.py</extracomment>
        <translation>
            <numerusform>S’y ajoutent {objects} de %Ln autre classe.</numerusform>
            <numerusform>S’y ajoutent {objects} de %Ln autres classes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln objects</source>
        <extracomment>core/report.py, gui/corrections.py, gui/exchange.py, processing/finding.py</extracomment>
        <translation>
            <numerusform>%Ln objet</numerusform>
            <numerusform>%Ln objets</numerusform>
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
        <translation>{host} a répondu {status}</translation>
    </message>
    <message>
        <source>{host} did not answer in time</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>{host} n’a pas répondu à temps</translation>
    </message>
    <message>
        <source>{host} cannot be reached</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>{host} est injoignable</translation>
    </message>
    <message>
        <source>{host} sent words and no image</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>{host} a envoyé du texte et non une image</translation>
    </message>
    <message>
        <source>Objects</source>
        <extracomment>core/shelf.py, processing/finding.py</extracomment>
        <translation>Objets</translation>
    </message>
    <message>
        <source>Views</source>
        <extracomment>core/shelf.py, processing/ask.py</extracomment>
        <translation>Vues</translation>
    </message>
    <message>
        <source>{name} (in memory)</source>
        <extracomment>core/shelf.py</extracomment>
        <translation>{name} (en mémoire)</translation>
    </message>
    <message>
        <source>RSCoVLM results for {raster}</source>
        <extracomment>core/results.py</extracomment>
        <translation>Résultats RSCoVLM pour {raster}</translation>
    </message>
    <message>
        <source>The layer was removed from the project.</source>
        <extracomment>core/review.py</extracomment>
        <translation>La couche a été retirée du projet.</translation>
    </message>
    <message>
        <source>Click a number of objects in the conversation to bring it back.</source>
        <extracomment>core/review.py</extracomment>
        <translation>Cliquez sur un nombre d’objets dans la conversation pour la retrouver.</translation>
    </message>
    <message>
        <source>This box is no longer in the layer.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>Cette boîte n’est plus dans la couche.</translation>
    </message>
    <message>
        <source>Free some space on the disk, or close other programs that use the file; then do this again.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>Libérez de la place sur le disque, ou fermez les autres programmes qui utilisent le fichier&#xa0;; puis recommencez.</translation>
    </message>
    <message>
        <source>Save or discard them (Layer &gt; Toggle Editing), then do this again.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>Enregistrez-les ou abandonnez-les (Couche &gt; Basculer en mode édition), puis recommencez.</translation>
    </message>
    <message>
        <source>Close the review and open it again.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>Fermez la vérification et rouvrez-la.</translation>
    </message>
    <message>
        <source>The review could not be written to {file}.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>La vérification n’a pas pu être écrite dans {file}.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has edits that are not saved yet, so nothing was written.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>«&#xa0;{name}&#xa0;» a des modifications non enregistrées&#xa0;; rien n’a donc été écrit.</translation>
    </message>
    <message numerus="yes">
        <source>Queued: %Ln jobs ahead of this one.</source>
        <extracomment>core/run.py</extracomment>
        <translation>
            <numerusform>En file d’attente&#xa0;: %Ln tâche avant celle-ci.</numerusform>
            <numerusform>En file d’attente&#xa0;: %Ln tâches avant celle-ci.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent to the backend.</source>
        <extracomment>core/run.py, core/session.py</extracomment>
        <translation>Envoyé au backend.</translation>
    </message>
    <message>
        <source>The job failed without saying why.</source>
        <extracomment>core/run.py</extracomment>
        <translation>La tâche a échoué sans dire pourquoi.</translation>
    </message>
    <message>
        <source>End the editing (Layer &gt; Toggle Editing), then filter again.</source>
        <extracomment>core/score_filter.py</extracomment>
        <translation>Terminez l’édition (Couche &gt; Basculer en mode édition), puis filtrez à nouveau.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot be filtered while it is being edited.</source>
        <extracomment>core/score_filter.py</extracomment>
        <translation>«&#xa0;{name}&#xa0;» ne peut pas être filtré pendant son édition.</translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database cannot be written to; the token is kept until QGIS is closed.</source>
        <extracomment>core/secrets.py</extracomment>
        <translation>La base d’authentification de QGIS n’est pas accessible en écriture&#xa0;; le jeton est gardé jusqu’à la fermeture de QGIS.</translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database is not available, so tokens are kept until QGIS is closed.</source>
        <extracomment>core/secrets.py</extracomment>
        <translation>La base d’authentification de QGIS n’est pas disponible&#xa0;; les jetons sont gardés jusqu’à la fermeture de QGIS.</translation>
    </message>
    <message>
        <source>Without QGIS&apos;s master password, the token is kept until QGIS is closed.</source>
        <extracomment>core/secrets.py</extracomment>
        <translation>Sans le mot de passe principal de QGIS, le jeton n’est gardé que jusqu’à la fermeture de QGIS.</translation>
    </message>
    <message>
        <source>This layer&apos;s pixels were to be read from its file, not from QGIS.</source>
        <extracomment>core/serving.py</extracomment>
        <translation>Les pixels de cette couche devaient être lus dans son fichier, pas par QGIS.</translation>
    </message>
    <message numerus="yes">
        <source>The project was closed, so %Ln jobs were stopped.</source>
        <extracomment>core/session.py</extracomment>
        <translation>
            <numerusform>Le projet a été fermé&#xa0;; %Ln tâche a donc été arrêtée.</numerusform>
            <numerusform>Le projet a été fermé&#xa0;; %Ln tâches ont donc été arrêtées.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking up what is there already…</source>
        <extracomment>core/session.py</extracomment>
        <translation>Recherche de ce qui est déjà là…</translation>
    </message>
    <message>
        <source>Restarting the backend…</source>
        <extracomment>core/session.py</extracomment>
        <translation>Redémarrage du backend…</translation>
    </message>
    <message>
        <source>Looking for the backend…</source>
        <extracomment>core/session.py, gui/status.py</extracomment>
        <translation>Recherche du backend…</translation>
    </message>
    <message>
        <source>Waiting for the pixels of &apos;{name}&apos;…</source>
        <extracomment>core/inflow.py</extracomment>
        <translation>En attente des pixels de «&#xa0;{name}&#xa0;»…</translation>
    </message>
    <message>
        <source>The job had been stopped, as its project was closed. Retry asks for all of it.</source>
        <extracomment>core/session.py</extracomment>
        <translation>La tâche avait été arrêtée, car son projet a été fermé. «&#xa0;Recommencer&#xa0;» redemande tout.</translation>
    </message>
    <message>
        <source>What had arrived is kept in {file}.</source>
        <extracomment>core/session.py</extracomment>
        <translation>Ce qui était arrivé est conservé dans {file}.</translation>
    </message>
    <message>
        <source>The job ended without saying how.</source>
        <extracomment>core/session.py</extracomment>
        <translation>La tâche s’est terminée sans dire comment.</translation>
    </message>
    <message>
        <source>This machine</source>
        <extracomment>core/settings.py</extracomment>
        <translation>Cette machine</translation>
    </message>
    <message>
        <source>Looked at</source>
        <extracomment>core/styles.py</extracomment>
        <translation>Examiné</translation>
    </message>
    <message>
        <source>Looked at earlier</source>
        <extracomment>core/styles.py</extracomment>
        <translation>Examiné auparavant</translation>
    </message>
    <message>
        <source>Tiles searched</source>
        <extracomment>core/styles.py</extracomment>
        <translation>Tuiles explorées</translation>
    </message>
    <message>
        <source>Free some space on the disk, then use &apos;Export…&apos; before you close QGIS.</source>
        <extracomment>core/tables.py</extracomment>
        <translation>Libérez de la place sur le disque, puis utilisez «&#xa0;Exporter…&#xa0;» avant de fermer QGIS.</translation>
    </message>
    <message>
        <source>The results cannot be written to {place}; they are kept in memory.</source>
        <extracomment>core/tables.py</extracomment>
        <translation>Les résultats ne peuvent pas être écrits dans {place}&#xa0;; ils sont gardés en mémoire.</translation>
    </message>
    <message>
        <source>The raster could not be read for this picture.</source>
        <extracomment>core/transcript.py</extracomment>
        <translation>Le raster n’a pas pu être lu pour cette image.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <extracomment>core/transcript.py, gui/exchange.py</extracomment>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <source>Written by RSCoVLM for QGIS {version}. Answers are a model&apos;s, not a survey&apos;s.</source>
        <extracomment>core/transcript.py</extracomment>
        <translation>Écrit par RSCoVLM pour QGIS {version}. Les réponses sont celles d’un modèle, pas d’un relevé.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <extracomment>core/transcript.py</extracomment>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>score {value}</source>
        <extracomment>core/transcript.py, gui/exchange.py, gui/review_panel.py</extracomment>
        <translation>score {value}</translation>
    </message>
    <message>
        <source>Continue</source>
        <extracomment>gui/batch_bar.py, gui/exchange.py</extracomment>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Ask the remaining regions</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>Interroger les zones restantes</translation>
    </message>
    <message>
        <source>Stopped after {done} of {total} regions: {cause}</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>Arrêté après {done} zones sur {total}&#xa0;: {cause}</translation>
    </message>
    <message>
        <source>Region {number} of {total}</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>Zone {number} sur {total}</translation>
    </message>
    <message numerus="yes">
        <source>Done: %Ln regions</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>
            <numerusform>Terminé&#xa0;: %Ln zone</numerusform>
            <numerusform>Terminé&#xa0;: %Ln zones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed, see above</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>
            <numerusform>%Ln échec, voir ci-dessus</numerusform>
            <numerusform>%Ln échecs, voir ci-dessus</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel all</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>Tout annuler</translation>
    </message>
    <message>
        <source>OK</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>OK</translation>
    </message>
    <message>
        <source>Stop all regions; what was found so far stays</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>Arrêter toutes les zones&#xa0;; ce qui a été trouvé reste</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Envoyer (Entrée)</translation>
    </message>
    <message>
        <source>Type a question…</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Question en anglais…</translation>
    </message>
    <message>
        <source>Classes, such as: plane, ship</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Classes (anglais)&#xa0;: plane, ship</translation>
    </message>
    <message>
        <source>A phrase, such as: the ship farthest north</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Expression (anglais)&#xa0;: the ship farthest north</translation>
    </message>
    <message>
        <source>Nothing to type</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Rien à taper</translation>
    </message>
    <message>
        <source>Classes to choose from, such as: airport, harbor</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Classes (anglais)&#xa0;: airport, harbor</translation>
    </message>
    <message>
        <source>Ask</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Demander</translation>
    </message>
    <message>
        <source>Detect</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Détecter</translation>
    </message>
    <message>
        <source>Find</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Trouver</translation>
    </message>
    <message>
        <source>Describe</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Décrire</translation>
    </message>
    <message>
        <source>Classify</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Classer</translation>
    </message>
    <message>
        <source>Ask a question about what is seen</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Poser une question sur ce qui est visible</translation>
    </message>
    <message>
        <source>Find every object of some classes, as oriented boxes</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Trouver chaque objet de certaines classes, en boîtes orientées</translation>
    </message>
    <message>
        <source>Find what a phrase says, at one look: draw a region in which it is not tiny</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Trouver ce que dit une expression, d’un seul coup d’œil&#xa0;: dessinez une zone où cela n’est pas minuscule</translation>
    </message>
    <message>
        <source>Have it described in a sentence or two</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Obtenir une description en une ou deux phrases</translation>
    </message>
    <message>
        <source>Name the kind of scene, among some classes</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Nommer le type de scène, parmi quelques classes</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln earlier questions</source>
        <extracomment>gui/conversation.py</extracomment>
        <translation>
            <numerusform>Afficher %Ln question antérieure</numerusform>
            <numerusform>Afficher %Ln questions antérieures</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder to write the corrections into</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>Dossier où écrire les corrections</translation>
    </message>
    <message numerus="yes">
        <source>%Ln views were left out, for not every box has its verdict</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>
            <numerusform>%Ln vue a été laissée de côté, car toutes ses boîtes n’ont pas leur verdict</numerusform>
            <numerusform>%Ln vues ont été laissées de côté, car toutes leurs boîtes n’ont pas leur verdict</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln views were left out, too large to be learnt from</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>
            <numerusform>%Ln vue a été laissée de côté, trop grande pour en apprendre</numerusform>
            <numerusform>%Ln vues ont été laissées de côté, trop grandes pour en apprendre</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln views were left out, partly beside the region that was searched</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>
            <numerusform>%Ln vue a été laissée de côté, en partie hors de la zone explorée</numerusform>
            <numerusform>%Ln vues ont été laissées de côté, en partie hors de la zone explorée</numerusform>
        </translation>
    </message>
    <message>
        <source>{images} with {objects} written to {folder}</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>{images} avec {objects}, écrits dans {folder}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>
            <numerusform>%Ln image</numerusform>
            <numerusform>%Ln images</numerusform>
        </translation>
    </message>
    <message>
        <source>RSCoVLM – state of the backend</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>RSCoVLM – état du backend</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>gui/diagnosis.py, gui/exchange.py</extracomment>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Copy the report; it holds no token</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>Copier le rapport&#xa0;; il ne contient pas de jeton</translation>
    </message>
    <message>
        <source>Open log</source>
        <extracomment>gui/diagnosis.py, gui/options.py</extracomment>
        <translation>Ouvrir le journal</translation>
    </message>
    <message>
        <source>Open the backend&apos;s log file</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>Ouvrir le fichier journal du backend</translation>
    </message>
    <message>
        <source>Check installation</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>Contrôler l’installation</translation>
    </message>
    <message>
        <source>Have the backend look at its own installation</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>Faire contrôler au backend sa propre installation</translation>
    </message>
    <message>
        <source>Start or restart</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>Démarrer ou redémarrer</translation>
    </message>
    <message>
        <source>checking…</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>contrôle en cours…</translation>
    </message>
    <message numerus="yes">
        <source>Left out, as outside of the raster: %Ln polygons.</source>
        <extracomment>gui/dock.py</extracomment>
        <translation>
            <numerusform>Laissé de côté, car hors du raster&#xa0;: %Ln polygone.</numerusform>
            <numerusform>Laissés de côté, car hors du raster&#xa0;: %Ln polygones.</numerusform>
        </translation>
    </message>
    <message>
        <source>These results are no longer there.</source>
        <extracomment>gui/dock.py, gui/review.py</extracomment>
        <translation>Ces résultats ne sont plus là.</translation>
    </message>
    <message>
        <source>A question is still being answered. Wait for it, or cancel it, then switch.</source>
        <extracomment>gui/dock.py</extracomment>
        <translation>Une question est encore en cours. Attendez, ou annulez-la, puis changez.</translation>
    </message>
    <message>
        <source>QGIS sends the pixels to &apos;{backend}&apos; from now on; the settings undo it.</source>
        <extracomment>gui/dock.py</extracomment>
        <translation>QGIS envoie désormais les pixels à «&#xa0;{backend}&#xa0;»&#xa0;; les paramètres permettent de l’annuler.</translation>
    </message>
    <message>
        <source>This backend was not started by the plugin. If it still refuses, add {folder} to its RSCOVLM_ROOTS and restart it.</source>
        <extracomment>gui/dock.py</extracomment>
        <translation>Ce backend n’a pas été démarré par l’extension. S’il refuse encore, ajoutez {folder} à son RSCOVLM_ROOTS et redémarrez-le.</translation>
    </message>
    <message>
        <source>View</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Vue</translation>
    </message>
    <message>
        <source>Show this object on the map</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Montrer cet objet sur la carte</translation>
    </message>
    <message>
        <source>Show this view on the map</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Montrer cette vue sur la carte</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>{width} × {height} px</translation>
    </message>
    <message>
        <source>Overview</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Crop</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Extrait</translation>
    </message>
    <message>
        <source>Tile</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Tuile</translation>
    </message>
    <message>
        <source>{length} × {width} m</source>
        <extracomment>gui/evidence_pictures.py, gui/review_panel.py</extracomment>
        <translation>{length} × {width} m</translation>
    </message>
    <message>
        <source>Progress</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop this; what was found so far stays</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Arrêter&#xa0;; ce qui a été trouvé reste</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Arrêt en cours…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln views</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>
            <numerusform>%Ln vue</numerusform>
            <numerusform>%Ln vues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tiles</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>
            <numerusform>%Ln tuile</numerusform>
            <numerusform>%Ln tuiles</numerusform>
        </translation>
    </message>
    <message>
        <source>Select on the map, zoom there and flash</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Sélectionner sur la carte, y zoomer et faire clignoter</translation>
    </message>
    <message numerus="yes">
        <source>↳ follows up on %Ln questions</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>
            <numerusform>↳ fait suite à %Ln question</numerusform>
            <numerusform>↳ fait suite à %Ln questions</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Ask the same again</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Redemander la même chose</translation>
    </message>
    <message>
        <source>Copy question and answer</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Copier la question et la réponse</translation>
    </message>
    <message>
        <source>Edit</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Take the question back into the input</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Reprendre la question dans la saisie</translation>
    </message>
    <message>
        <source>Review</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Vérifier</translation>
    </message>
    <message>
        <source>Go through the objects one by one: accept, reject, correct</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Parcourir les objets un par un&#xa0;: accepter, rejeter, corriger</translation>
    </message>
    <message>
        <source>Export…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Save what was found: Shapefile, GeoJSON, GeoPackage, CSV, KML, COCO, DOTA or YOLO</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Enregistrer ce qui a été trouvé&#xa0;: Shapefile, GeoJSON, GeoPackage, CSV, KML, COCO, DOTA ou YOLO</translation>
    </message>
    <message>
        <source>All results…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Tous les résultats…</translation>
    </message>
    <message>
        <source>Selected on the map…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Sélectionnés sur la carte…</translation>
    </message>
    <message>
        <source>Report (PDF)…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Rapport (PDF)…</translation>
    </message>
    <message>
        <source>Answered from the overview alone: the model named no region to zoom in to.</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Réponse d’après la seule vue d’ensemble&#xa0;: le modèle n’a nommé aucune zone où zoomer.</translation>
    </message>
    <message>
        <source>How sure the model was of its own words, 0 to 1; not a probability of being right</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Assurance du modèle quant à ses propres mots, de 0 à 1&#xa0;; pas une probabilité d’avoir raison</translation>
    </message>
    <message>
        <source>Ask again</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Redemander</translation>
    </message>
    <message>
        <source>Restart and continue</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Redémarrer et continuer</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>Allow this folder</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Autoriser ce dossier</translation>
    </message>
    <message>
        <source>Send the pixels instead</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Envoyer plutôt les pixels</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Settings…</source>
        <extracomment>gui/exchange.py, gui/status.py</extracomment>
        <translation>Paramètres…</translation>
    </message>
    <message>
        <source>{objects}, not asked for</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>{objects}, non demandé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln features written to {file}</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>
            <numerusform>%Ln entité écrite dans {file}</numerusform>
            <numerusform>%Ln entités écrites dans {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Export what was found</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>Exporter ce qui a été trouvé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected objects were left out</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>
            <numerusform>%Ln objet rejeté a été laissé de côté</numerusform>
            <numerusform>%Ln objets rejetés ont été laissés de côté</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln objects were left out, which the layer&apos;s filter hides</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>
            <numerusform>%Ln objet masqué par le filtre de la couche a été laissé de côté</numerusform>
            <numerusform>%Ln objets masqués par le filtre de la couche ont été laissés de côté</numerusform>
        </translation>
    </message>
    <message>
        <source>None of this answer&apos;s results is selected.</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>Aucun des résultats de cette réponse n’est sélectionné.</translation>
    </message>
    <message>
        <source>The results are no longer there.</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>Les résultats ne sont plus là.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln texts were cut short: a shapefile holds {limit} bytes of each. GeoPackage and GeoJSON keep them whole.</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>
            <numerusform>%Ln texte a été raccourci&#xa0;: un shapefile contient {limit} octets pour chacun. GeoPackage et GeoJSON le gardent entier.</numerusform>
            <numerusform>%Ln textes ont été raccourcis&#xa0;: un shapefile contient {limit} octets pour chacun. GeoPackage et GeoJSON les gardent entiers.</numerusform>
        </translation>
    </message>
    <message>
        <source>Click a number in the answer, or select boxes on the map, then export again.</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>Cliquez sur un nombre dans la réponse, ou sélectionnez des boîtes sur la carte, puis exportez à nouveau.</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>Écriture de {file}…</translation>
    </message>
    <message>
        <source>The model reads these questions and their answers before yours, and knows what &apos;it&apos; is</source>
        <extracomment>gui/followup.py</extracomment>
        <translation>Le modèle lit ces questions et leurs réponses avant la vôtre, et sait ce que désigne «&#xa0;it&#xa0;»</translation>
    </message>
    <message numerus="yes">
        <source>Follow up on %Ln questions about this area</source>
        <extracomment>gui/followup.py</extracomment>
        <translation>
            <numerusform>Enchaîner sur %Ln question de cette zone</numerusform>
            <numerusform>Enchaîner sur %Ln questions de cette zone</numerusform>
        </translation>
    </message>
    <message>
        <source>It was not taught to follow up. Say in the question itself all that it is about.</source>
        <extracomment>gui/followup.py</extracomment>
        <translation>Il n’a pas appris à enchaîner les questions. Dites dans la question elle-même tout ce dont il s’agit.</translation>
    </message>
    <message>
        <source>{model} takes each question on its own.</source>
        <extracomment>gui/followup.py</extracomment>
        <translation>{model} prend chaque question séparément.</translation>
    </message>
    <message>
        <source>The raster to ask about</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Le raster à interroger</translation>
    </message>
    <message>
        <source>Raster layer</source>
        <extracomment>gui/header.py, processing/base.py</extracomment>
        <translation>Couche raster</translation>
    </message>
    <message>
        <source>no metres</source>
        <extracomment>gui/header.py</extracomment>
        <translation>pas de mètres</translation>
    </message>
    <message>
        <source>The layer has no coordinate system or georeference, so lengths on the ground are unknown.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>La couche n’a pas de système de coordonnées ou de géoréférencement&#xa0;; les longueurs au sol sont donc inconnues.</translation>
    </message>
    <message>
        <source>its finest</source>
        <extracomment>gui/header.py</extracomment>
        <translation>au plus fin</translation>
    </message>
    <message>
        <source>as on the map</source>
        <extracomment>gui/header.py</extracomment>
        <translation>comme la carte</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <extracomment>gui/header.py</extracomment>
        <translation>{width} × {height} pixels</translation>
    </message>
    <message>
        <source>This layer comes from a service; QGIS reads it for the model, {words}.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Cette couche vient d’un service&#xa0;; QGIS la lit pour le modèle, {words}.</translation>
    </message>
    <message>
        <source>Small: the model sees all of it at its native resolution.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Petit&#xa0;: le modèle le voit en entier à sa résolution native.</translation>
    </message>
    <message>
        <source>Medium size: the model sees all of it, slightly reduced.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Taille moyenne&#xa0;: le modèle le voit en entier, légèrement réduit.</translation>
    </message>
    <message>
        <source>Very large: the model sees an overview, then zooms in to what the question is about.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Très grand&#xa0;: le modèle voit une vue d’ensemble, puis zoome sur ce dont parle la question.</translation>
    </message>
    <message>
        <source>small</source>
        <extracomment>gui/header.py</extracomment>
        <translation>petit</translation>
    </message>
    <message>
        <source>medium size</source>
        <extracomment>gui/header.py</extracomment>
        <translation>taille moyenne</translation>
    </message>
    <message>
        <source>very large</source>
        <extracomment>gui/header.py</extracomment>
        <translation>très grand</translation>
    </message>
    <message>
        <source>A pixel at the layer&apos;s centre covers {x} m × {y} m on the ground,
measured along the ellipsoid, not in units of the coordinate system.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Un pixel au centre de la couche couvre {x} m × {y} m au sol,
mesurés le long de l’ellipsoïde, et non en unités du système de coordonnées.</translation>
    </message>
    <message>
        <source>A pixel in the middle of the map covers {x} m × {y} m on the ground,
measured along the ellipsoid. Zoom in for a finer look.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Un pixel au milieu de la carte couvre {x} m × {y} m au sol,
mesurés le long de l’ellipsoïde. Zoomez pour un examen plus fin.</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Backend in use</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Backend utilisé</translation>
    </message>
    <message>
        <source>Folders with rasters, beyond the home folder; one a line</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Dossiers contenant des rasters, hors du dossier personnel&#xa0;; un par ligne</translation>
    </message>
    <message>
        <source>Folders and command take effect when the plugin starts the backend the next time.</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Dossiers et commande prennent effet au prochain démarrage du backend par l’extension.</translation>
    </message>
    <message>
        <source>The backend that answers questions; its settings are below</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Le backend qui répond aux questions&#xa0;; ses paramètres sont ci-dessous</translation>
    </message>
    <message>
        <source>Add a backend</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Ajouter un backend</translation>
    </message>
    <message>
        <source>Remove this backend</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Supprimer ce backend</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Déverrouiller…</translation>
    </message>
    <message>
        <source>Enter QGIS&apos;s master password</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Saisir le mot de passe principal de QGIS</translation>
    </message>
    <message>
        <source>looked for: &apos;rscovlm&apos; on the PATH</source>
        <extracomment>gui/options.py</extracomment>
        <translation>recherché&#xa0;: «&#xa0;rscovlm&#xa0;» dans le PATH</translation>
    </message>
    <message>
        <source>Start the backend when none answers</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Démarrer le backend quand aucun ne répond</translation>
    </message>
    <message>
        <source>It cannot read this machine&apos;s files: let QGIS send the pixels</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Il ne peut pas lire les fichiers de cette machine&#xa0;: QGIS envoie les pixels</translation>
    </message>
    <message>
        <source>For a backend in a container or behind a tunnel, whose address is this machine&apos;s.
To any other address the pixels are sent anyway.</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Pour un backend dans un conteneur ou derrière un tunnel, dont l’adresse est celle de cette machine.
À toute autre adresse, les pixels sont envoyés de toute façon.</translation>
    </message>
    <message>
        <source>Test</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Tester</translation>
    </message>
    <message>
        <source>Try this backend as it is entered above, without storing it</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Essayer ce backend tel que saisi ci-dessus, sans l’enregistrer</translation>
    </message>
    <message>
        <source>Kept encrypted in QGIS&apos;s authentication database</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Conservé chiffré dans la base d’authentification de QGIS</translation>
    </message>
    <message>
        <source>New backend</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Nouveau backend</translation>
    </message>
    <message>
        <source>read from the backend&apos;s folder on this machine</source>
        <extracomment>gui/options.py</extracomment>
        <translation>lu dans le dossier du backend sur cette machine</translation>
    </message>
    <message>
        <source>from the file &apos;token&apos; of that backend&apos;s folder</source>
        <extracomment>gui/options.py</extracomment>
        <translation>dans le fichier «&#xa0;token&#xa0;» du dossier de ce backend</translation>
    </message>
    <message>
        <source>Looking at {address}…</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Examen de {address}…</translation>
    </message>
    <message>
        <source>The part of the raster to look at.
What is detected lies in it; a question sees the rectangle around it.
Of several polygons, each is looked at on its own.</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>La partie du raster à examiner.
Ce qui est détecté s’y trouve&#xa0;; une question voit le rectangle qui l’entoure.
De plusieurs polygones, chacun est examiné séparément.</translation>
    </message>
    <message>
        <source>Region</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Draw a rectangle (Esc cancels)</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Dessiner un rectangle (Échap annule)</translation>
    </message>
    <message>
        <source>Draw a polygon: click its corners, double click or right click closes it
(Backspace takes a corner back, Esc cancels)</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Dessiner un polygone&#xa0;: cliquez ses sommets, un double-clic ou un clic droit le ferme
(Retour arrière reprend un sommet, Échap annule)</translation>
    </message>
    <message>
        <source>Forget the region</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Oublier la zone</translation>
    </message>
    <message>
        <source>Look at</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Toute la couche</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Ce que montre la carte</translation>
    </message>
    <message>
        <source>The layer with the regions is no longer there.</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>La couche des zones n’est plus là.</translation>
    </message>
    <message>
        <source>Drawn region</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Zone dessinée</translation>
    </message>
    <message>
        <source>Choose another region.</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Choisissez une autre zone.</translation>
    </message>
    <message>
        <source>{name}: selected polygons ({number})</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>{name}&#xa0;: polygones sélectionnés ({number})</translation>
    </message>
    <message>
        <source>{name}: all polygons</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>{name}&#xa0;: tous les polygones</translation>
    </message>
    <message>
        <source>Save a report</source>
        <extracomment>gui/reporting.py</extracomment>
        <translation>Enregistrer un rapport</translation>
    </message>
    <message>
        <source>The report was written to {file}</source>
        <extracomment>gui/reporting.py</extracomment>
        <translation>Le rapport a été écrit dans {file}</translation>
    </message>
    <message>
        <source>RSCoVLM review</source>
        <extracomment>gui/review.py</extracomment>
        <translation>RSCoVLM – vérification</translation>
    </message>
    <message>
        <source>There are no detections in this project.</source>
        <extracomment>gui/review.py</extracomment>
        <translation>Il n’y a pas de détections dans ce projet.</translation>
    </message>
    <message>
        <source>Writing the corrections…</source>
        <extracomment>gui/review.py</extracomment>
        <translation>Écriture des corrections…</translation>
    </message>
    <message>
        <source>RSCoVLM review – {layer}</source>
        <extracomment>gui/review.py</extracomment>
        <translation>RSCoVLM – vérification – {layer}</translation>
    </message>
    <message>
        <source>Have objects found in a raster first.</source>
        <extracomment>gui/review.py</extracomment>
        <translation>Faites d’abord trouver des objets dans un raster.</translation>
    </message>
    <message>
        <source>Hide boxes with a lower score, on the map too. Nothing is lost: it is a filter of the layer, which stays when the review ends; 0 shows all.</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Masquer les boîtes de score inférieur, sur la carte aussi. Rien n’est perdu&#xa0;: c’est un filtre de la couche, qui reste après la vérification&#xa0;; 0 montre tout.</translation>
    </message>
    <message>
        <source>Which answer&apos;s objects</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Objets de quelle réponse</translation>
    </message>
    <message>
        <source>The objects of one answer, or all of the layer</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Les objets d’une réponse, ou de toute la couche</translation>
    </message>
    <message>
        <source>Class to step through</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Classe à parcourir</translation>
    </message>
    <message>
        <source>Step through one class only</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Ne parcourir qu’une classe</translation>
    </message>
    <message>
        <source>Verdict to step through</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Verdict à parcourir</translation>
    </message>
    <message>
        <source>Step through what has, or lacks, a verdict</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Parcourir ce qui a, ou n’a pas, de verdict</translation>
    </message>
    <message>
        <source>&amp;Score from</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>&amp;Score dès</translation>
    </message>
    <message>
        <source>to review</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>à vérifier</translation>
    </message>
    <message>
        <source>accepted</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>accepté</translation>
    </message>
    <message>
        <source>rejected</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>rejeté</translation>
    </message>
    <message>
        <source>corrected</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>corrigé</translation>
    </message>
    <message>
        <source>All objects of the layer</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Tous les objets de la couche</translation>
    </message>
    <message>
        <source>All verdicts</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Tous les verdicts</translation>
    </message>
    <message>
        <source>Least score</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Score minimal</translation>
    </message>
    <message>
        <source>All classes ({number})</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Toute classe ({number})</translation>
    </message>
    <message>
        <source>N, P: next, previous (Page Down, Page Up; Home, End)
A: accept    R or Delete: reject    L: another class    O: as found
Arrows: move by a pixel, with Shift by ten
Ctrl+Left, Ctrl+Right: turn by a degree, with Shift by ten
Alt+arrows: longer, shorter, wider, narrower
U or Ctrl+Z: undo    Ctrl+Y: redo    Z: zoom to the box</source>
        <extracomment>gui/review_keys.py</extracomment>
        <translation>N, P&#xa0;: suivant, précédent (Pg suiv, Pg préc&#xa0;; Début, Fin)
A&#xa0;: accepter    R ou Suppr&#xa0;: rejeter    L&#xa0;: autre classe    O&#xa0;: tel que trouvé
Flèches&#xa0;: déplacer d’un pixel, de dix avec Maj
Ctrl+Gauche, Ctrl+Droite&#xa0;: tourner d’un degré, de dix avec Maj
Alt+flèches&#xa0;: plus long, plus court, plus large, plus étroit
U ou Ctrl+Z&#xa0;: annuler    Ctrl+Y&#xa0;: refaire    Z&#xa0;: zoomer sur la boîte</translation>
    </message>
    <message>
        <source>Reading…</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>No such object</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Aucun objet de ce type</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to go</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>
            <numerusform>%Ln à faire</numerusform>
            <numerusform>%Ln à faire</numerusform>
        </translation>
    </message>
    <message>
        <source>all reviewed</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>tous vérifiés</translation>
    </message>
    <message>
        <source>Previous</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>The object before (P, Page Up)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>L’objet précédent (P, Pg préc)</translation>
    </message>
    <message>
        <source>Next</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>The next object (N, Page Down)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>L’objet suivant (N, Pg suiv)</translation>
    </message>
    <message>
        <source>As found</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Tel que trouvé</translation>
    </message>
    <message>
        <source>Take verdict and corrections back: as the model found it (O)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Retirer verdict et corrections&#xa0;: tel que le modèle l’a trouvé (O)</translation>
    </message>
    <message>
        <source>Another class for this box; Enter takes it (L)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Une autre classe pour cette boîte&#xa0;; Entrée la valide (L)</translation>
    </message>
    <message>
        <source>Class of the box</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Classe de la boîte</translation>
    </message>
    <message>
        <source>C&amp;lass</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>C&amp;lasse</translation>
    </message>
    <message>
        <source>Choose among the known classes</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Choisir parmi les classes connues</translation>
    </message>
    <message>
        <source>Known classes</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Classes connues</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>gui/review_panel.py, gui/talk.py</extracomment>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Take the last step back (U, Ctrl+Z)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Revenir sur la dernière étape (U, Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Refaire</translation>
    </message>
    <message>
        <source>Do it again (Ctrl+Y)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>La refaire (Ctrl+Y)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom to the box (Z)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Zoomer sur la boîte (Z)</translation>
    </message>
    <message>
        <source>Go on</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Suite</translation>
    </message>
    <message>
        <source>After a verdict, go to the next object without one</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Après un verdict, passer à l’objet suivant qui n’en a pas</translation>
    </message>
    <message>
        <source>Export corrections…</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Corrections…</translation>
    </message>
    <message>
        <source>Write what was reviewed as training data: images, DOTA labels, COCO and records</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Écrire ce qui a été vérifié comme données d’apprentissage&#xa0;: images, étiquettes DOTA, COCO et enregistrements</translation>
    </message>
    <message>
        <source>Keys</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Touches</translation>
    </message>
    <message>
        <source>{position} of {number}</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>{position} sur {number}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>
            <numerusform>%Ln rejeté</numerusform>
            <numerusform>%Ln rejetés</numerusform>
        </translation>
    </message>
    <message>
        <source>outline changed</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>contour modifié</translation>
    </message>
    <message>
        <source>Nothing is being reviewed. Click &apos;Review&apos; below an answer with objects.</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Rien n’est en cours de vérification. Cliquez sur «&#xa0;Vérifier&#xa0;» sous une réponse qui a des objets.</translation>
    </message>
    <message>
        <source>Share of objects with a verdict</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Part des objets ayant un verdict</translation>
    </message>
    <message>
        <source>Accept</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>It is right as it stands (A)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>C’est juste tel quel (A)</translation>
    </message>
    <message>
        <source>Reject</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Rejeter</translation>
    </message>
    <message>
        <source>There is no such object: faint on the map, left out of exports (R, Delete)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Il n’y a pas d’objet ici&#xa0;: pâle sur la carte, exclu des exports (R, Suppr)</translation>
    </message>
    <message>
        <source>beside the filter, {number} in it</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>hors du filtre, qui en contient {number}</translation>
    </message>
    <message>
        <source>Move left by a pixel (Left; Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>D’un pixel vers la gauche (Gauche&#xa0;; Maj&#xa0;: dix)</translation>
    </message>
    <message>
        <source>Move up by a pixel (Up; Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>D’un pixel vers le haut (Haut&#xa0;; Maj&#xa0;: dix)</translation>
    </message>
    <message>
        <source>Move down by a pixel (Down; Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>D’un pixel vers le bas (Bas&#xa0;; Maj&#xa0;: dix)</translation>
    </message>
    <message>
        <source>Move right by a pixel (Right; Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>D’un pixel vers la droite (Droite&#xa0;; Maj&#xa0;: dix)</translation>
    </message>
    <message>
        <source>Turn left by a degree (Ctrl+Left; with Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Tourner d’un degré à gauche (Ctrl+Gauche&#xa0;; avec Maj&#xa0;: dix)</translation>
    </message>
    <message>
        <source>Turn right by a degree (Ctrl+Right; with Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Tourner d’un degré à droite (Ctrl+Droite&#xa0;; avec Maj&#xa0;: dix)</translation>
    </message>
    <message>
        <source>L+</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>L+</translation>
    </message>
    <message>
        <source>Longer by a pixel (Alt+Right)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Plus long d’un pixel (Alt+Droite)</translation>
    </message>
    <message>
        <source>L−</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>L−</translation>
    </message>
    <message>
        <source>Shorter by a pixel (Alt+Left)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Plus court d’un pixel (Alt+Gauche)</translation>
    </message>
    <message>
        <source>W+</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>l+</translation>
    </message>
    <message>
        <source>Wider by a pixel (Alt+Up)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Plus large d’un pixel (Alt+Haut)</translation>
    </message>
    <message>
        <source>W−</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>l−</translation>
    </message>
    <message>
        <source>Narrower by a pixel (Alt+Down)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Plus étroit d’un pixel (Alt+Bas)</translation>
    </message>
    <message>
        <source>found as {name}</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>trouvé comme {name}</translation>
    </message>
    <message>
        <source>Backend is starting: loading the model…</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Chargement du modèle…</translation>
    </message>
    <message>
        <source>Backend cannot serve</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Backend indisponible</translation>
    </message>
    <message>
        <source>Backend not running</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Backend arrêté</translation>
    </message>
    <message>
        <source>Backend starts with the next question</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Démarre à la question</translation>
    </message>
    <message>
        <source>Choose the backend that answers</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Choisir le backend qui répond</translation>
    </message>
    <message>
        <source>Click to enter the master password</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Cliquer pour saisir le mot de passe principal</translation>
    </message>
    <message>
        <source>Click for a diagnosis</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Cliquer pour un diagnostic</translation>
    </message>
    <message>
        <source>The token is locked – click to unlock</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Jeton verrouillé – ouvrir</translation>
    </message>
    <message>
        <source>Backend answers, but refuses us</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Le backend nous refuse</translation>
    </message>
    <message>
        <source>No backend at {address}</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Pas de backend à {address}</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Help</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Aide</translation>
    </message>
    <message>
        <source>{who} – degraded</source>
        <extracomment>gui/status.py</extracomment>
        <translation>{who} – dégradé</translation>
    </message>
    <message>
        <source>{who} – busy</source>
        <extracomment>gui/status.py</extracomment>
        <translation>{who} – occupé</translation>
    </message>
    <message>
        <source>Ask about the chosen raster, or have objects found in it.
What the model looked at and found appears on the map.</source>
        <extracomment>gui/suggestions.py</extracomment>
        <translation>Interrogez le raster choisi, ou faites-y trouver des objets.
Ce que le modèle a examiné et trouvé apparaît sur la carte.</translation>
    </message>
    <message>
        <source>Ask this now</source>
        <extracomment>gui/suggestions.py</extracomment>
        <translation>Demander cela maintenant</translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions cleared. What was found is still on the map.</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>
            <numerusform>%Ln question effacée. Ce qui a été trouvé est toujours sur la carte.</numerusform>
            <numerusform>%Ln questions effacées. Ce qui a été trouvé est toujours sur la carte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>QGIS ended before its project was saved. A conversation of %Ln questions was kept, with everything that had been found.</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>
            <numerusform>QGIS s’est terminé avant l’enregistrement de son projet. Une conversation de %Ln question a été conservée, avec tout ce qui avait été trouvé.</numerusform>
            <numerusform>QGIS s’est terminé avant l’enregistrement de son projet. Une conversation de %Ln questions a été conservée, avec tout ce qui avait été trouvé.</numerusform>
        </translation>
    </message>
    <message>
        <source>Later</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Everything here is still going on. Stop it first, then clear.</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>Tout est encore en cours ici. Arrêtez d’abord, puis effacez.</translation>
    </message>
    <message>
        <source>Restore</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>Delete it</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>La supprimer</translation>
    </message>
    <message>
        <source>Save or clear the conversation</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Enregistrer ou effacer la conversation</translation>
    </message>
    <message>
        <source>Conversation menu</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Menu de la conversation</translation>
    </message>
    <message>
        <source>Clear conversation</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Effacer la conversation</translation>
    </message>
    <message>
        <source>Questions and answers go, what was found stays on the map</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Questions et réponses disparaissent, ce qui a été trouvé reste sur la carte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>
            <numerusform>%Ln question</numerusform>
            <numerusform>%Ln questions</numerusform>
        </translation>
    </message>
    <message>
        <source>Conversation</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Conversation</translation>
    </message>
    <message>
        <source>Save as web page (HTML)…</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Enregistrer en page web (HTML)…</translation>
    </message>
    <message>
        <source>Save as Markdown…</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Enregistrer en Markdown…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>RSCoVLM conversation</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Conversation RSCoVLM</translation>
    </message>
    <message>
        <source>Save the conversation</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Enregistrer la conversation</translation>
    </message>
    <message>
        <source>Web page</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Page web</translation>
    </message>
    <message>
        <source>Markdown</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>RSCoVLM: saving the conversation</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>RSCoVLM&#xa0;: enregistrement de la conversation</translation>
    </message>
    <message>
        <source>RSCoVLM conversation – {project}</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Conversation RSCoVLM – {project}</translation>
    </message>
    <message>
        <source>The conversation was not saved: stopped.</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>La conversation n’a pas été enregistrée&#xa0;: arrêt.</translation>
    </message>
    <message>
        <source>What was found</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Ce qui a été trouvé</translation>
    </message>
    <message>
        <source>Conversation written to {file}</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Conversation écrite dans {file}</translation>
    </message>
    <message>
        <source>Picture: {caption}</source>
        <extracomment>gui/thumbnail.py</extracomment>
        <translation>Image&#xa0;: {caption}</translation>
    </message>
    <message>
        <source>Add a raster layer to the project and ask about it here, or begin with a sample.</source>
        <extracomment>gui/welcome.py</extracomment>
        <translation>Ajoutez une couche raster au projet et interrogez-la ici, ou commencez par un exemple.</translation>
    </message>
    <message>
        <source>Add the sample</source>
        <extracomment>gui/welcome.py</extracomment>
        <translation>Ajouter l’exemple</translation>
    </message>
    <message>
        <source>A rendered harbour with ships and vehicles</source>
        <extracomment>gui/welcome.py</extracomment>
        <translation>Un port de synthèse avec des navires et des véhicules</translation>
    </message>
    <message>
        <source>The sample is not there. Install the plugin again, or add a raster of your own.</source>
        <extracomment>gui/welcome.py</extracomment>
        <translation>L’exemple n’est pas là. Réinstallez l’extension, ou ajoutez votre propre raster.</translation>
    </message>
    <message>
        <source>The backend&apos;s token lies unencrypted in QGIS&apos;s settings.</source>
        <extracomment>plugin.py</extracomment>
        <translation>Le jeton du backend est en clair dans les paramètres de QGIS.</translation>
    </message>
    <message>
        <source>Ask questions about a raster</source>
        <extracomment>plugin.py</extracomment>
        <translation>Poser des questions sur un raster</translation>
    </message>
    <message>
        <source>Review detections</source>
        <extracomment>plugin.py</extracomment>
        <translation>Vérifier les détections</translation>
    </message>
    <message>
        <source>Encrypt it…</source>
        <extracomment>plugin.py</extracomment>
        <translation>Le chiffrer…</translation>
    </message>
    <message>
        <source>Ask about a raster</source>
        <extracomment>processing/answering.py</extracomment>
        <translation>Interroger un raster</translation>
    </message>
    <message>
        <source>Regions with answers</source>
        <extracomment>processing/answering.py</extracomment>
        <translation>Zones avec réponses</translation>
    </message>
    <message>
        <source>Ask a question</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>Poser une question</translation>
    </message>
    <message>
        <source>Answers a question about a raster, or about each of some polygons.</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>Répond à une question sur un raster, ou sur chacun de plusieurs polygones.</translation>
    </message>
    <message>
        <source>Answers a question about a raster, zooming in by itself where the raster is large. A plain count, such as &apos;How many ships are there?&apos;, is answered by finding every one of them.

With polygons, the question is asked about each of them: the result is a layer of the polygons with their answers. &apos;Views&apos; are the parts of the raster that the model looked at.</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>Répond à une question sur un raster, en zoomant de lui-même là où le raster est grand. Un simple comptage, comme «&#xa0;How many ships are there?&#xa0;», est obtenu en trouvant chaque objet. Posez la question en anglais.

Avec des polygones, la question est posée sur chacun d’eux&#xa0;: le résultat est une couche des polygones avec leurs réponses. Les «&#xa0;Vues&#xa0;» sont les parties du raster que le modèle a examinées.</translation>
    </message>
    <message>
        <source>Answer</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>visual question answering,vision language model,ai,imagery,count</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>questions visuelles,modèle vision-langage,IA,imagerie,compter,visual question answering,ai,count</translation>
    </message>
    <message>
        <source>Question</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>Question</translation>
    </message>
    <message>
        <source>Extent to look at (default: the whole layer)</source>
        <extracomment>processing/base.py</extracomment>
        <translation>Emprise à examiner (par défaut&#xa0;: toute la couche)</translation>
    </message>
    <message>
        <source>Polygons to look at, one after the other</source>
        <extracomment>processing/base.py</extracomment>
        <translation>Polygones à examiner, l’un après l’autre</translation>
    </message>
    <message>
        <source>Model (default: the backend&apos;s own)</source>
        <extracomment>processing/base.py</extracomment>
        <translation>Modèle (par défaut&#xa0;: celui du backend)</translation>
    </message>
    <message>
        <source>Name an extent or polygons to look at, not both.</source>
        <extracomment>processing/base.py</extracomment>
        <translation>Indiquez une emprise ou des polygones, pas les deux.</translation>
    </message>
    <message>
        <source>The algorithm was run before it was prepared.</source>
        <extracomment>processing/base.py</extracomment>
        <translation>L’algorithme a été exécuté avant d’être préparé.</translation>
    </message>
    <message>
        <source>Classify scenes</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>Classer des scènes</translation>
    </message>
    <message>
        <source>Names the kind of scene of a raster, or of each of some polygons, among given classes.</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>Nomme le type de scène d’un raster, ou de chacun de plusieurs polygones, parmi des classes données.</translation>
    </message>
    <message>
        <source>Names the kind of scene of a raster, or of each of some polygons of it, among the given classes.

Each region is looked at once, as a whole. With polygons, the result is a layer of them with the attributes &apos;class&apos; and &apos;score&apos;; style it by &apos;class&apos; for a map.</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>Nomme le type de scène d’un raster, ou de chacun de plusieurs de ses polygones, parmi les classes données. Nommez les classes en anglais.

Chaque zone est examinée une fois, en entier. Avec des polygones, le résultat en est une couche avec les attributs «&#xa0;class&#xa0;» et «&#xa0;score&#xa0;»&#xa0;; stylisez-la selon «&#xa0;class&#xa0;» pour en faire une carte.</translation>
    </message>
    <message>
        <source>scene classification,land use,vision language model,ai,imagery</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>classification de scènes,occupation du sol,modèle vision-langage,IA,imagerie,scene classification,ai</translation>
    </message>
    <message>
        <source>Classes to choose from, separated by commas</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>Classes au choix, en anglais, séparées par des virgules</translation>
    </message>
    <message>
        <source>Describes a raster, or each of some polygons of it, in a sentence or two.</source>
        <extracomment>processing/describe.py</extracomment>
        <translation>Décrit un raster, ou chacun de plusieurs de ses polygones, en une ou deux phrases.</translation>
    </message>
    <message>
        <source>Describes a raster, or each of some polygons of it, in a sentence or two.

Each region is looked at once, as a whole. With polygons, the result is a layer of them with the description as &apos;text&apos;.</source>
        <extracomment>processing/describe.py</extracomment>
        <translation>Décrit un raster, ou chacun de plusieurs de ses polygones, en une ou deux phrases, en anglais.

Chaque zone est examinée une fois, en entier. Avec des polygones, le résultat en est une couche avec la description dans «&#xa0;text&#xa0;».</translation>
    </message>
    <message>
        <source>Description</source>
        <extracomment>processing/describe.py</extracomment>
        <translation>Description</translation>
    </message>
    <message>
        <source>caption,description,vision language model,ai,imagery</source>
        <extracomment>processing/describe.py</extracomment>
        <translation>légende,description,modèle vision-langage,IA,imagerie,caption,ai</translation>
    </message>
    <message>
        <source>Detect objects</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>Détecter des objets</translation>
    </message>
    <message>
        <source>Finds every object of the named classes in a raster, as oriented boxes.</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>Trouve chaque objet des classes nommées dans un raster, en boîtes orientées.</translation>
    </message>
    <message>
        <source>Finds every object of the named classes in a raster, as oriented boxes with score, angle, and length, width and area in metres on the ground.

The raster is read in tiles at its native resolution, so it may have any size. With polygons, each is searched on its own, and what is centred in it is kept, with the polygon&apos;s name or number as &apos;region&apos;.

The embedded model knows some classes only, which the dock completes as you type; a larger one takes any words.</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>Trouve chaque objet des classes nommées dans un raster, en boîtes orientées avec score, angle, et longueur, largeur et surface en mètres au sol. Nommez les classes en anglais.

Le raster est lu par tuiles à sa résolution native et peut donc avoir n’importe quelle taille. Avec des polygones, chacun est exploré séparément, et ce qui y est centré est gardé, avec le nom ou le numéro du polygone dans «&#xa0;region&#xa0;».

Le modèle intégré ne connaît que certaines classes, que le panneau complète pendant la frappe&#xa0;; un modèle plus grand accepte tous les mots.</translation>
    </message>
    <message>
        <source>object detection,oriented bounding box,ai,deep learning,imagery,count</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>détection d’objets,boîte orientée,IA,apprentissage profond,imagerie,compter,object detection,ai</translation>
    </message>
    <message>
        <source>Classes, separated by commas</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>Classes, en anglais, séparées par des virgules</translation>
    </message>
    <message>
        <source>Find objects</source>
        <extracomment>processing/finding.py</extracomment>
        <translation>Trouver des objets</translation>
    </message>
    <message>
        <source>Least score, 0 to 1</source>
        <extracomment>processing/finding.py</extracomment>
        <translation>Score minimal, de 0 à 1</translation>
    </message>
    <message>
        <source>Number of objects</source>
        <extracomment>processing/finding.py</extracomment>
        <translation>Nombre d’objets</translation>
    </message>
    <message>
        <source>Find what a phrase says</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>Trouver ce que dit une expression</translation>
    </message>
    <message>
        <source>Finds what a phrase refers to, such as &apos;the white ship&apos;, as oriented boxes.</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>Trouve ce que désigne une expression, comme «&#xa0;the white ship&#xa0;», en boîtes orientées.</translation>
    </message>
    <message>
        <source>Finds what a phrase refers to, such as &apos;the white ship at the pier&apos;, as oriented boxes.

Each region is looked at once, as a whole: choose regions in which the object is more than a few pixels large. To find every object of a kind in a large raster, use &apos;Detect objects&apos;.</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>Trouve ce que désigne une expression, comme «&#xa0;the white ship at the pier&#xa0;», en boîtes orientées. Écrivez-la en anglais.

Chaque zone est examinée une fois, en entier&#xa0;: choisissez des zones où l’objet fait plus que quelques pixels. Pour trouver tous les objets d’un type dans un grand raster, utilisez «&#xa0;Détecter des objets&#xa0;».</translation>
    </message>
    <message>
        <source>visual grounding,referring expression,oriented bounding box,ai,imagery,search</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>ancrage visuel,expression référentielle,boîte orientée,IA,imagerie,recherche,visual grounding,ai</translation>
    </message>
    <message>
        <source>Phrase</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>Expression</translation>
    </message>
    <message>
        <source>RSCoVLM – questions about imagery</source>
        <extracomment>processing/provider.py</extracomment>
        <translation>RSCoVLM – questions sur l’imagerie</translation>
    </message>
    <message>
        <source>There are no polygons to look at.</source>
        <extracomment>processing/spots.py</extracomment>
        <translation>Il n’y a pas de polygones à examiner.</translation>
    </message>
    <message>
        <source>Choose another layer, or leave it out to look at the whole raster.</source>
        <extracomment>processing/spots.py</extracomment>
        <translation>Choisissez une autre couche, ou laissez vide pour examiner tout le raster.</translation>
    </message>
    <message>
        <source>The region was looked at once, strongly reduced; small things in it cannot be found so.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La zone a été examinée une fois, fortement réduite&#xa0;; de petites choses ne peuvent pas y être trouvées ainsi.</translation>
    </message>
    <message>
        <source>Draw a smaller region around them, or have a class detected, which goes tile by tile.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dessinez une zone plus petite autour, ou faites détecter une classe, ce qui se fait tuile par tuile.</translation>
    </message>
    <message>
        <source>The model server tells no probabilities, so every object has the score 1.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le serveur de modèles ne donne pas de probabilités&#xa0;; chaque objet a donc le score 1.</translation>
    </message>
    <message>
        <source>Use a server that tells them, such as vLLM or llama.cpp&apos;s, to sort and filter by score.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Utilisez un serveur qui les donne, comme vLLM ou celui de llama.cpp, pour trier et filtrer selon le score.</translation>
    </message>
    <message>
        <source>The raster cannot be opened over the network.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le raster ne peut pas être ouvert par le réseau.</translation>
    </message>
    <message>
        <source>A part of the raster could not be read over the network.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Une partie du raster n’a pas pu être lue par le réseau.</translation>
    </message>
    <message>
        <source>Check that the backend&apos;s machine reaches that server and may read from it, then try again.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Vérifiez que la machine du backend atteint ce serveur et peut y lire, puis réessayez.</translation>
    </message>
    <message>
        <source>Check its address; the server answers that it has no such file.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Vérifiez son adresse&#xa0;; le serveur répond qu’il n’a pas ce fichier.</translation>
    </message>
    <message>
        <source>The raster&apos;s path cannot be followed.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le chemin du raster ne peut pas être suivi.</translation>
    </message>
    <message>
        <source>The region reaches outside the raster.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La zone dépasse du raster.</translation>
    </message>
    <message>
        <source>The model server at {address} is busy or still loading.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le serveur de modèles à {address} est occupé ou charge encore.</translation>
    </message>
    <message>
        <source>Try again later, or give the backend more model servers.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Réessayez plus tard, ou donnez au backend plus de serveurs de modèles.</translation>
    </message>
    <message>
        <source>The model server at {address} refuses the key.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le serveur de modèles à {address} refuse la clé.</translation>
    </message>
    <message>
        <source>Set RSCOVLM_API_KEY, or RSCOVLM_API_KEY_FILE to a file that holds the key.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Définissez RSCOVLM_API_KEY, ou RSCOVLM_API_KEY_FILE avec un fichier qui contient la clé.</translation>
    </message>
    <message>
        <source>The images are too large for the model server at {address}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Les images sont trop grandes pour le serveur de modèles à {address}.</translation>
    </message>
    <message>
        <source>Look at the model server&apos;s log.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Consultez le journal du serveur de modèles.</translation>
    </message>
    <message>
        <source>The conversation is longer than the model server reads.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La conversation est plus longue que ce que lit le serveur de modèles.</translation>
    </message>
    <message>
        <source>The files of the model &apos;{model}&apos; cannot be read.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Les fichiers du modèle «&#xa0;{model}&#xa0;» sont illisibles.</translation>
    </message>
    <message>
        <source>They may be damaged or half copied: copy or download them again.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Ils sont peut-être endommagés ou copiés à moitié&#xa0;: copiez-les ou téléchargez-les à nouveau.</translation>
    </message>
    <message>
        <source>The backend stopped while this job ran; 1 object that had arrived is kept.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le backend s’est arrêté pendant cette tâche&#xa0;; 1 objet déjà arrivé est conservé.</translation>
    </message>
    <message>
        <source>The backend stopped while this job ran; {number} objects that had arrived are kept.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Le backend s’est arrêté pendant cette tâche&#xa0;; {number} objets déjà arrivés sont conservés.</translation>
    </message>
    <message>
        <source>Name some, such as: airport, harbor.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Nommez-en quelques-unes, en anglais, par exemple&#xa0;: airport, harbor.</translation>
    </message>
    <message>
        <source>There is no class to choose from.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Il n’y a pas de classe au choix.</translation>
    </message>
    <message>
        <source>{number} objects</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>{number} objets</translation>
    </message>
    <message>
        <source>QGIS was too busy to tell whether the service answered</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>QGIS était trop occupé pour savoir si le service a répondu</translation>
    </message>
    <message>
        <source>Memory ran short; {number} of {total} tiles were looked at in smaller batches, which took longer.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La mémoire a manqué ; {number} tuiles sur {total} ont été regardées par lots plus petits, ce qui a pris plus de temps.</translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller model.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Fermez d’autres programmes, ou utilisez un modèle plus petit.</translation>
    </message>
</context>
</TS>
