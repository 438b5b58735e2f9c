<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>RSCoVLM</name>
    <message>
        <source>Describe what is seen</source>
        <extracomment>core/asking.py, gui/suggestions.py, processing/describe.py</extracomment>
        <translation>Describir lo que se ve</translation>
    </message>
    <message>
        <source>There is no class.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>No hay ninguna clase.</translation>
    </message>
    <message>
        <source>Name at least one, such as: plane, ship.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Nombre al menos una, en inglés, por ejemplo: plane, ship.</translation>
    </message>
    <message>
        <source>One class leaves no choice.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Una sola clase no deja elección.</translation>
    </message>
    <message>
        <source>Name two or more, such as: airport, harbor.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Nombre dos o más, en inglés, por ejemplo: airport, harbor.</translation>
    </message>
    <message>
        <source>Classify: {classes}</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Clasificar: {classes}</translation>
    </message>
    <message>
        <source>There is no question.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>No hay ninguna pregunta.</translation>
    </message>
    <message>
        <source>Type one, such as: How many ships are there?</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Escriba una, en inglés, por ejemplo: How many ships are there?</translation>
    </message>
    <message>
        <source>There is no phrase.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>No hay ninguna expresión.</translation>
    </message>
    <message>
        <source>Type one, such as: the white ship.</source>
        <extracomment>core/asking.py</extracomment>
        <translation>Escriba una, en inglés, por ejemplo: the white ship.</translation>
    </message>
    <message>
        <source>Find: {phrase}</source>
        <extracomment>core/asking.py, gui/suggestions.py</extracomment>
        <translation>Buscar: {phrase}</translation>
    </message>
    <message>
        <source>Detect: {classes}</source>
        <extracomment>core/asking.py, gui/suggestions.py</extracomment>
        <translation>Detectar: {classes}</translation>
    </message>
    <message>
        <source>it was not ready in time</source>
        <extracomment>core/backend.py, core/blocking.py</extracomment>
        <translation>no estuvo listo a tiempo</translation>
    </message>
    <message>
        <source>Embedded model</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Modelo integrado</translation>
    </message>
    <message>
        <source>RSCoVLM 7B, detection only</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>RSCoVLM 7B, solo detección</translation>
    </message>
    <message>
        <source>Reading the image</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Leyendo la imagen</translation>
    </message>
    <message>
        <source>Reading the overview</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Leyendo la vista general</translation>
    </message>
    <message>
        <source>Looking at the region</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Examinando la región</translation>
    </message>
    <message>
        <source>Looking for the answer</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Buscando la respuesta</translation>
    </message>
    <message>
        <source>Looking for the place to zoom in to</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Buscando dónde acercarse</translation>
    </message>
    <message>
        <source>Looking closer, at native resolution</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Mirando más de cerca, a resolución nativa</translation>
    </message>
    <message>
        <source>Looking for {phrase}</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Buscando {phrase}</translation>
    </message>
    <message>
        <source>Tile {done} of {total}, {objects} objects</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Tesela {done} de {total}, {objects} objetos</translation>
    </message>
    <message>
        <source>Tile {done} of {total}, 1 object</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Tesela {done} de {total}, 1 objeto</translation>
    </message>
    <message>
        <source>Merging objects seen in two tiles</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Fusionando objetos vistos en dos teselas</translation>
    </message>
    <message>
        <source>Embedded model, for trying out: a very small network trained on synthetic scenes only. Check what it says.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Modelo integrado, para probar: una red muy pequeña entrenada solo con escenas sintéticas. Compruebe lo que dice.</translation>
    </message>
    <message>
        <source>The raster has no georeference; it is analysed in pixels, and no metres are given.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El ráster no tiene georreferencia; se analiza en píxeles y no se indican metros.</translation>
    </message>
    <message>
        <source>The raster has no coordinate system; it is analysed in pixels, and no metres are given.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El ráster no tiene sistema de coordenadas; se analiza en píxeles y no se indican metros.</translation>
    </message>
    <message>
        <source>The coordinate system &apos;{name}&apos; does not say where on the ground the raster lies; no metres are given.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El sistema de coordenadas «{name}» no dice en qué lugar del terreno está el ráster; no se indican metros.</translation>
    </message>
    <message>
        <source>This model was not taught to follow up, so the question was asked on its own.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Este modelo no aprendió a encadenar preguntas, así que la pregunta se hizo por separado.</translation>
    </message>
    <message>
        <source>Say in the question itself all that it is about.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Diga en la propia pregunta todo aquello de lo que trata.</translation>
    </message>
    <message>
        <source>Counting here would take {tiles} tiles; the answer is the model&apos;s estimate.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Contar aquí requeriría {tiles} teselas; la respuesta es una estimación del modelo.</translation>
    </message>
    <message>
        <source>Draw a smaller region, or use detection, which takes any number of tiles.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dibuje una región más pequeña o use la detección, que admite cualquier número de teselas.</translation>
    </message>
    <message>
        <source>The model named a class that was not among those given: {label}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El modelo nombró una clase que no estaba entre las dadas: {label}.</translation>
    </message>
    <message>
        <source>The region is looked at in {number} pieces; this takes long.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La región se examina en {number} partes; esto tarda mucho.</translation>
    </message>
    <message>
        <source>Draw a smaller region to be done sooner.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dibuje una región más pequeña para terminar antes.</translation>
    </message>
    <message>
        <source>The region holds no image: every pixel of it is the same.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La región no contiene imagen: todos sus píxeles son iguales.</translation>
    </message>
    <message>
        <source>The reply to {number} of {total} tiles cannot be read; objects there may be missing.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La respuesta de {number} de {total} teselas no se puede leer; pueden faltar objetos en ellas.</translation>
    </message>
    <message>
        <source>Look at the views marked as tiles for what the model said.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Vea en las vistas marcadas como teselas lo que dijo el modelo.</translation>
    </message>
    <message>
        <source>The reply to {number} of {total} tiles is cut short or partly unreadable; a few objects there may be missing.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La respuesta de {number} de {total} teselas está cortada o es en parte ilegible; pueden faltar algunos objetos en ellas.</translation>
    </message>
    <message>
        <source>{model} does not know {classes}; the other classes are looked for.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>{model} no conoce {classes}; se buscan las demás clases.</translation>
    </message>
    <message>
        <source>It finds {classes}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Encuentra {classes}.</translation>
    </message>
    <message>
        <source>The model&apos;s reply is cut short or partly unreadable; a few objects may be missing.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La respuesta del modelo está cortada o es en parte ilegible; pueden faltar algunos objetos.</translation>
    </message>
    <message>
        <source>The model did not say where to look closer; it answers from the overview.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El modelo no dijo dónde mirar más de cerca; responde a partir de la vista general.</translation>
    </message>
    <message>
        <source>Draw a smaller region around what you ask about.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dibuje una región más pequeña alrededor de lo que pregunta.</translation>
    </message>
    <message>
        <source>There is no raster at &apos;{source}&apos;.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>No hay ningún ráster en «{source}».</translation>
    </message>
    <message>
        <source>The raster was deleted or its drive is gone.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El ráster se borró o su unidad ya no está.</translation>
    </message>
    <message>
        <source>Check the path, or that the drive is still connected, and try again.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Compruebe la ruta, o que la unidad siga conectada, e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>A part of the raster cannot be read; the file is damaged or truncated.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Una parte del ráster no se puede leer; el archivo está dañado o incompleto.</translation>
    </message>
    <message>
        <source>Open the file in QGIS or with gdalinfo; it may be truncated or of an unknown format.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Abra el archivo en QGIS o con gdalinfo; puede estar incompleto o ser de un formato desconocido.</translation>
    </message>
    <message>
        <source>The raster holds complex numbers, which have no colour.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El ráster contiene números complejos, que no tienen color.</translation>
    </message>
    <message>
        <source>Compute the amplitude first (Raster &gt; Raster Calculator) and use the result.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Calcule primero la amplitud (Ráster &gt; Calculadora ráster) y use el resultado.</translation>
    </message>
    <message>
        <source>The raster&apos;s geotransform flattens it onto a line.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La geotransformación del ráster lo aplana en una línea.</translation>
    </message>
    <message>
        <source>Set its extent again (gdal_translate -a_ullr) and use the result.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Defina de nuevo su extensión (gdal_translate -a_ullr) y use el resultado.</translation>
    </message>
    <message>
        <source>The raster is placed by {number} ground control points only, so its pixels have no exact place.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El ráster está situado solo por {number} puntos de control, así que sus píxeles no tienen un lugar exacto.</translation>
    </message>
    <message>
        <source>Warp it first (Raster &gt; Projections &gt; Warp, or gdalwarp) and use the result.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Cómbelo primero (Ráster &gt; Proyecciones &gt; Combar, o gdalwarp) y use el resultado.</translation>
    </message>
    <message>
        <source>The raster is placed by a sensor model (RPC) only, so its pixels have no exact place.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El ráster está situado solo por un modelo de sensor (RPC), así que sus píxeles no tienen un lugar exacto.</translation>
    </message>
    <message>
        <source>Orthorectify it first (gdalwarp -rpc, with a height model) and use the result.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Ortorrectifíquelo primero (gdalwarp -rpc, con un modelo de elevación) y use el resultado.</translation>
    </message>
    <message>
        <source>The raster lies on the network, which the backend may not use.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El ráster está en la red, que el backend no puede usar.</translation>
    </message>
    <message>
        <source>Save the layer to a file first, or allow the backend to use the network.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Guarde primero la capa en un archivo, o permita al backend usar la red.</translation>
    </message>
    <message>
        <source>The raster {name} is not in a folder that the backend may read.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El ráster {name} no está en una carpeta que el backend pueda leer.</translation>
    </message>
    <message>
        <source>Add its folder to the allowed folders of the backend.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Añada su carpeta a las carpetas permitidas del backend.</translation>
    </message>
    <message>
        <source>The backend opens plain raster files only, and this source is not one.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El backend solo abre archivos ráster normales, y este origen no lo es.</translation>
    </message>
    <message>
        <source>Export the layer to a GeoTIFF in an allowed folder and use that.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Exporte la capa a un GeoTIFF en una carpeta permitida y use ese archivo.</translation>
    </message>
    <message>
        <source>The region lies outside the raster &apos;{name}&apos;.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La región está fuera del ráster «{name}».</translation>
    </message>
    <message>
        <source>Draw a region that overlaps the raster, or clear the region to use the whole layer.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dibuje una región que se superponga al ráster, o quite la región para usar toda la capa.</translation>
    </message>
    <message>
        <source>The region has no area.</source>
        <extracomment>core/backend_words.py, core/regions.py</extracomment>
        <translation>La región no tiene área.</translation>
    </message>
    <message>
        <source>The region cannot be placed on the raster.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La región no se puede situar sobre el ráster.</translation>
    </message>
    <message>
        <source>Draw the region again, with at least three corners.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dibuje la región de nuevo, con al menos tres vértices.</translation>
    </message>
    <message>
        <source>The region is {width} x {height} pixels; the model accepts no image that is more than {times} times as long as wide.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La región mide {width} x {height} píxeles; el modelo no admite imágenes de más de {times} veces más largas que anchas.</translation>
    </message>
    <message>
        <source>Draw a region that is less elongated.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dibuje una región menos alargada.</translation>
    </message>
    <message>
        <source>The region holds {number} million pixels; of a layer whose pixels QGIS serves, {most} million can be looked at.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La región contiene {number} millones de píxeles; de una capa cuyos píxeles sirve QGIS se pueden examinar {most} millones.</translation>
    </message>
    <message>
        <source>Draw a smaller region.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dibuje una región más pequeña.</translation>
    </message>
    <message>
        <source>Draw a simpler region, or shorten the question.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dibuje una región más sencilla o acorte la pregunta.</translation>
    </message>
    <message>
        <source>The program that serves the pixels of this layer went away.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El programa que sirve los píxeles de esta capa ya no está.</translation>
    </message>
    <message>
        <source>The program that serves the pixels of this layer did not answer in time.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El programa que sirve los píxeles de esta capa no respondió a tiempo.</translation>
    </message>
    <message>
        <source>Ask again, and keep the program that shows the layer open until it is done.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Pregunte de nuevo y mantenga abierto hasta el final el programa que muestra la capa.</translation>
    </message>
    <message>
        <source>The {model} does not know {classes}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El modelo ({model}) no conoce {classes}.</translation>
    </message>
    <message>
        <source>It finds {classes}; use a larger model for anything else.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Encuentra {classes}; use un modelo más grande para lo demás.</translation>
    </message>
    <message>
        <source>It can {tasks}; choose another model for anything else.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Sabe hacer {tasks}; elija otro modelo para lo demás.</translation>
    </message>
    <message>
        <source>The model&apos;s reply is not an answer.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Lo que escribió el modelo no es una respuesta.</translation>
    </message>
    <message>
        <source>The model&apos;s reply is not a class.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Lo que escribió el modelo no es una clase.</translation>
    </message>
    <message>
        <source>The model&apos;s reply is not a description.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Lo que escribió el modelo no es una descripción.</translation>
    </message>
    <message>
        <source>The model&apos;s reply is not a list of objects.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Lo que escribió el modelo no es una lista de objetos.</translation>
    </message>
    <message>
        <source>The model&apos;s replies cannot be read as objects.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Lo que escribió el modelo no se puede leer como objetos.</translation>
    </message>
    <message>
        <source>Ask in other words, or use a larger model.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Pregunte con otras palabras o use un modelo más grande.</translation>
    </message>
    <message>
        <source>The conversation takes {number} tokens, the model reads {most} at most.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La conversación ocupa {number} tokens, el modelo lee {most} como máximo.</translation>
    </message>
    <message>
        <source>Ask a shorter question, or start a new conversation.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Haga una pregunta más corta o comience una conversación nueva.</translation>
    </message>
    <message>
        <source>There is not enough memory for the model to answer.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>No hay memoria suficiente para que el modelo responda.</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; does not fit into memory.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El modelo «{model}» no cabe en la memoria.</translation>
    </message>
    <message>
        <source>Use a smaller region or a smaller model, or close other programs.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Use una región más pequeña o un modelo más pequeño, o cierre otros programas.</translation>
    </message>
    <message>
        <source>The model failed while it was answering.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El modelo falló mientras respondía.</translation>
    </message>
    <message>
        <source>Try again; if it happens twice, restart the backend and look at its log.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Inténtelo de nuevo; si se repite, reinicie el backend y consulte su registro.</translation>
    </message>
    <message>
        <source>The model &apos;{model}&apos; ({weights}) has not been downloaded to this machine.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El modelo «{model}» ({weights}) no se ha descargado en este equipo.</translation>
    </message>
    <message>
        <source>The model &apos;{name}&apos; is not loaded; this backend runs &apos;{model}&apos;.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El modelo «{name}» no está cargado; este backend usa «{model}».</translation>
    </message>
    <message>
        <source>Choose &apos;{model}&apos;, or restart the backend with RSCOVLM_MODEL={name}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Elija «{model}», o reinicie el backend con RSCOVLM_MODEL={name}.</translation>
    </message>
    <message>
        <source>{model} is being loaded.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Se está cargando {model}.</translation>
    </message>
    <message>
        <source>Run &apos;rscovlm doctor&apos; to see which models are installed.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La orden «rscovlm doctor» muestra qué modelos están instalados.</translation>
    </message>
    <message>
        <source>The backend&apos;s disk is full.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El disco del backend está lleno.</translation>
    </message>
    <message>
        <source>Free some space on the disk, then try again; nothing that had arrived is lost.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Libere espacio en el disco e inténtelo de nuevo; nada de lo que había llegado se pierde.</translation>
    </message>
    <message>
        <source>Something went wrong inside the backend.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Algo falló dentro del backend.</translation>
    </message>
    <message>
        <source>Look at the backend&apos;s log, and report it.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Consulte el registro del backend e informe de ello.</translation>
    </message>
    <message>
        <source>Look at the backend&apos;s log, mend what it says and restart the backend.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Consulte el registro del backend, corrija lo que indica y reinícielo.</translation>
    </message>
    <message>
        <source>The backend knows no such job.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El backend no conoce ese trabajo.</translation>
    </message>
    <message>
        <source>Ask again: jobs are kept for a while only.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Pregunte de nuevo: los trabajos se guardan solo un tiempo.</translation>
    </message>
    <message>
        <source>Ask again to have it done wholly.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Pregunte de nuevo para que se haga por completo.</translation>
    </message>
    <message>
        <source>A backend of version {version} answers at {address}, after {ms} ms.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Un backend de la versión {version} responde en {address}, tras {ms} ms.</translation>
    </message>
    <message>
        <source>It is in the file &apos;token&apos; of the folder .rscovlm of whoever runs that backend.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Está en el archivo «token» de la carpeta .rscovlm de quien ejecuta ese backend.</translation>
    </message>
    <message>
        <source>It begins with http:// or https://, then the machine and the port: http://127.0.0.1:8765</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Empieza por http:// o https://, después el equipo y el puerto: http://127.0.0.1:8765</translation>
    </message>
    <message>
        <source>Start the backend there, with a host that this computer can reach, and check the port.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Inicie allí el backend, con un host al que este equipo pueda llegar, y compruebe el puerto.</translation>
    </message>
    <message>
        <source>No backend runs here now; the next question starts it.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Ahora no hay ningún backend en marcha; la próxima pregunta lo inicia.</translation>
    </message>
    <message>
        <source>It can serve, on {device}.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Puede responder, en {device}.</translation>
    </message>
    <message>
        <source>Look into its log, and restart it.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Consulte su registro y reinícielo.</translation>
    </message>
    <message>
        <source>The token and what you ask cross the network unencrypted.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>El token y lo que pregunta cruzan la red sin cifrar.</translation>
    </message>
    <message>
        <source>Use https, or an SSH tunnel to that machine.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Use https, o un túnel SSH hacia ese equipo.</translation>
    </message>
    <message>
        <source>Check its certificate, or whether it speaks https at this port at all.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Compruebe su certificado, o si habla https en ese puerto.</translation>
    </message>
    <message>
        <source>Check the spelling, and whether this computer is on that network.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Compruebe cómo está escrito, y si este equipo está en esa red.</translation>
    </message>
    <message>
        <source>Check the port, and whether a firewall stands between.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Compruebe el puerto, y si hay un cortafuegos de por medio.</translation>
    </message>
    <message>
        <source>Run &apos;rscovlm serve&apos;, or allow the plugin to start it.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Ejecute «rscovlm serve», o permita que el complemento lo inicie.</translation>
    </message>
    <message>
        <source>Something answers there, but it is not a backend of RSCoVLM.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Algo responde allí, pero no es un backend de RSCoVLM.</translation>
    </message>
    <message>
        <source>Another program may use this port; try another address.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Puede que otro programa use este puerto; pruebe otra dirección.</translation>
    </message>
    <message>
        <source>Update the older one if something does not work.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Actualice el más antiguo si algo no funciona.</translation>
    </message>
    <message numerus="yes">
        <source>It can serve, on {device}; %Ln jobs wait.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>
            <numerusform>Puede responder, en {device}; %Ln trabajo espera.</numerusform>
            <numerusform>Puede responder, en {device}; %Ln trabajos esperan.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is still loading its model.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Todavía está cargando su modelo.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <extracomment>core/checkup.py, core/errors.py</extracomment>
        <translation>Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>It accepts the token.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Acepta el token.</translation>
    </message>
    <message>
        <source>&apos;{address}&apos; is not an address.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>«{address}» no es una dirección.</translation>
    </message>
    <message>
        <source>Nothing answers at {address}.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Nada responde en {address}.</translation>
    </message>
    <message>
        <source>Command: {command}</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Orden: {command}</translation>
    </message>
    <message>
        <source>It cannot serve: {cause}</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>No puede responder: {cause}</translation>
    </message>
    <message>
        <source>The encrypted connection to {machine} fails.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>La conexión cifrada con {machine} falla.</translation>
    </message>
    <message>
        <source>There is no machine called &apos;{machine}&apos;.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>No hay ningún equipo llamado «{machine}».</translation>
    </message>
    <message>
        <source>{machine} does not answer in time.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>{machine} no responde a tiempo.</translation>
    </message>
    <message>
        <source>Nothing answers at {address}, and the plugin may not start a backend.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Nada responde en {address}, y el complemento no puede iniciar un backend.</translation>
    </message>
    <message>
        <source>The backend&apos;s version is {theirs}, the plugin&apos;s is {ours}.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>La versión del backend es {theirs}, la del complemento {ours}.</translation>
    </message>
    <message>
        <source>It serves, but: {cause}</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Responde, pero: {cause}</translation>
    </message>
    <message>
        <source>It does not accept the token.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>No acepta el token.</translation>
    </message>
    <message>
        <source>The token is locked by QGIS&apos;s master password.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>El token está bloqueado por la contraseña maestra de QGIS.</translation>
    </message>
    <message>
        <source>Unlock it, then test again.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Desbloquéelo y pruebe de nuevo.</translation>
    </message>
    <message>
        <source>It wants a token, and there is none here.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Pide un token, y aquí no hay ninguno.</translation>
    </message>
    <message>
        <source>Model: {models}.</source>
        <extracomment>core/checkup.py</extracomment>
        <translation>Modelo: {models}.</translation>
    </message>
    <message>
        <source>No view lies wholly in the region that was searched.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Ninguna vista está por completo en la región explorada.</translation>
    </message>
    <message>
        <source>The export was stopped, for the plugin was closed.</source>
        <extracomment>core/corrections.py, core/formats/batch.py</extracomment>
        <translation>La exportación se detuvo porque se cerró el complemento.</translation>
    </message>
    <message>
        <source>No view is reviewed to the end yet, so there is no image that could be learnt from.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Aún no hay ninguna vista revisada por completo, así que no hay imagen de la que aprender.</translation>
    </message>
    <message>
        <source>Detect in a larger region or the whole layer, and review that.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Detecte en una región más grande o en toda la capa, y revise eso.</translation>
    </message>
    <message>
        <source>Export the objects as COCO, DOTA or YOLO instead, with &apos;Export…&apos; below the answer.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Exporte los objetos como COCO, DOTA o YOLO, con «Exportar…» bajo la respuesta.</translation>
    </message>
    <message>
        <source>Give every box of a view its verdict, those that a filter hides too; then export again.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Dé su veredicto a cada caja de una vista, también a las que oculta un filtro; después exporte de nuevo.</translation>
    </message>
    <message>
        <source>Detect in the raster, which looks tile by tile, and review that.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Detecte en el ráster, que se explora tesela a tesela, y revise eso.</translation>
    </message>
    <message>
        <source>The views are gone from {file}, and without them nobody knows what was looked at.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Las vistas ya no están en {file}, y sin ellas nadie sabe qué se examinó.</translation>
    </message>
    <message>
        <source>Put its file back; or save the layer as a GeoTIFF, and detect and review in that.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Devuelva el archivo a su sitio; o guarde la capa como GeoTIFF, y detecte y revise en él.</translation>
    </message>
    <message>
        <source>The views are larger than {side} pixels, too large to be learnt from.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Las vistas miden más de {side} píxeles, demasiado para aprender de ellas.</translation>
    </message>
    <message>
        <source>The pixels of &apos;{name}&apos; cannot be read from a file, and images are cut from them.</source>
        <extracomment>core/corrections.py</extracomment>
        <translation>Los píxeles de «{name}» no se pueden leer de un archivo, y de ellos se recortan las imágenes.</translation>
    </message>
    <message>
        <source>locked by QGIS&apos;s master password</source>
        <extracomment>core/diagnostics.py, gui/options.py</extracomment>
        <translation>bloqueado por la contraseña maestra de QGIS</translation>
    </message>
    <message>
        <source>set</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>definido</translation>
    </message>
    <message>
        <source>found in the backend&apos;s folder</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>encontrado en la carpeta del backend</translation>
    </message>
    <message>
        <source>none</source>
        <extracomment>core/diagnostics.py, core/report.py</extracomment>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>not found</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>no encontrado</translation>
    </message>
    <message>
        <source>Backend</source>
        <extracomment>core/diagnostics.py, gui/status.py</extracomment>
        <translation>Backend</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Address</source>
        <extracomment>core/diagnostics.py, gui/options.py</extracomment>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Token</source>
        <extracomment>core/diagnostics.py, gui/options.py</extracomment>
        <translation>Token</translation>
    </message>
    <message>
        <source>Model</source>
        <extracomment>core/diagnostics.py, core/report.py</extracomment>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Check of the installation</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Comprobación de la instalación</translation>
    </message>
    <message>
        <source>Log of the backend, its last lines</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Registro del backend, últimas líneas</translation>
    </message>
    <message>
        <source>Command</source>
        <extracomment>core/diagnostics.py, gui/options.py</extracomment>
        <translation>Orden</translation>
    </message>
    <message>
        <source>Folder</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Started by this plugin</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Iniciado por este complemento</translation>
    </message>
    <message>
        <source>Version</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Device</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Jobs waiting</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Trabajos en espera</translation>
    </message>
    <message>
        <source>yes</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>no</translation>
    </message>
    <message>
        <source>Health</source>
        <extracomment>core/diagnostics.py</extracomment>
        <translation>Salud</translation>
    </message>
    <message>
        <source>The check took too long and was stopped.</source>
        <extracomment>core/doctor.py</extracomment>
        <translation>La comprobación tardó demasiado y se detuvo.</translation>
    </message>
    <message>
        <source>A part of the layer could not be written as an image.</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>Una parte de la capa no se pudo escribir como imagen.</translation>
    </message>
    <message>
        <source>the backend asked for a part that does not exist</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>el backend pidió una parte que no existe</translation>
    </message>
    <message>
        <source>Drawing was stopped.</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>Se detuvo el dibujo.</translation>
    </message>
    <message>
        <source>it was closed</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>se cerró</translation>
    </message>
    <message>
        <source>it took longer than {s} s</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>tardó más de {s} s</translation>
    </message>
    <message>
        <source>it could not be drawn</source>
        <extracomment>core/drawing.py</extracomment>
        <translation>no se pudo dibujar</translation>
    </message>
    <message>
        <source>The region lies outside the layer.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>La región está fuera de la capa.</translation>
    </message>
    <message>
        <source>The backend is not installed where the plugin looks for it.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>El backend no está instalado donde lo busca el complemento.</translation>
    </message>
    <message>
        <source>The backend stopped answering. What had arrived is kept.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>El backend dejó de responder. Lo que había llegado se conserva.</translation>
    </message>
    <message>
        <source>What answers is not the backend that this plugin expects.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Lo que responde no es el backend que espera este complemento.</translation>
    </message>
    <message>
        <source>The backend no longer knows this job. What had arrived is kept.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>El backend ya no conoce este trabajo. Lo que había llegado se conserva.</translation>
    </message>
    <message>
        <source>Draw a region that overlaps the raster, or look at the whole layer.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Dibuje una región que se superponga al ráster, o examine toda la capa.</translation>
    </message>
    <message>
        <source>Draw a region, or choose &apos;What the map shows&apos;.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Dibuje una región, o elija «Lo que muestra el mapa».</translation>
    </message>
    <message>
        <source>Draw a smaller region, or zoom the map out, so that coarser pixels are taken.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Dibuje una región más pequeña, o aleje el mapa para tomar píxeles más gruesos.</translation>
    </message>
    <message>
        <source>Add it to the project again, then ask about it anew.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Añádala otra vez al proyecto y pregunte de nuevo.</translation>
    </message>
    <message>
        <source>Check that the map shows this part of the layer, then ask again.</source>
        <extracomment>core/backend_words.py, core/errors.py</extracomment>
        <translation>Compruebe que el mapa muestra esta parte de la capa y pregunte de nuevo.</translation>
    </message>
    <message>
        <source>Start it, or check the address in the settings.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Inícielo, o compruebe la dirección en la configuración.</translation>
    </message>
    <message>
        <source>Install it (pip install rscovlm[backend]) or name the &apos;rscovlm&apos; command in the settings.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Instálelo (pip install rscovlm[backend]) o indique la orden «rscovlm» en la configuración.</translation>
    </message>
    <message>
        <source>Click the state of the backend to see its log.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Haga clic en el estado del backend para ver su registro.</translation>
    </message>
    <message>
        <source>Put the token of that backend into the settings; it is in the file &apos;token&apos; of its folder.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Ponga el token de ese backend en la configuración; está en el archivo «token» de su carpeta.</translation>
    </message>
    <message>
        <source>Ask again and enter the master password; for qgis_process, name a file with it in QGIS_AUTH_PASSWORD_FILE.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Pregunte de nuevo e introduzca la contraseña maestra; para qgis_process, indique un archivo que la contenga en QGIS_AUTH_PASSWORD_FILE.</translation>
    </message>
    <message>
        <source>The backend cannot serve right now.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>El backend no puede responder ahora.</translation>
    </message>
    <message>
        <source>Restart the backend and continue where the job stopped.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Reinicie el backend y continúe donde se detuvo el trabajo.</translation>
    </message>
    <message>
        <source>Check the address in the settings, and that plugin and backend have the same version.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Compruebe la dirección en la configuración, y que complemento y backend tengan la misma versión.</translation>
    </message>
    <message>
        <source>Ask again.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Pregunte de nuevo.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; covers too much of the world to look at all of it.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>«{name}» cubre demasiado del mundo para examinarlo entero.</translation>
    </message>
    <message>
        <source>The region holds more of &apos;{name}&apos; than its service should be asked for.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>La región contiene más de «{name}» de lo que se debe pedir a su servicio.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; is no longer in the project, so its pixels cannot be read.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>La capa «{name}» ya no está en el proyecto, así que sus píxeles no se pueden leer.</translation>
    </message>
    <message>
        <source>A part of &apos;{name}&apos; could not be read: {cause}.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Una parte de «{name}» no se pudo leer: {cause}.</translation>
    </message>
    <message>
        <source>No backend answers at {address}.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>Ningún backend responde en {address}.</translation>
    </message>
    <message>
        <source>The backend did not start: {cause}</source>
        <extracomment>core/errors.py</extracomment>
        <translation>El backend no se inició: {cause}</translation>
    </message>
    <message>
        <source>The backend at {address} does not accept the token.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>El backend en {address} no acepta el token.</translation>
    </message>
    <message>
        <source>The token of &apos;{name}&apos; is locked by QGIS&apos;s master password.</source>
        <extracomment>core/errors.py</extracomment>
        <translation>El token de «{name}» está bloqueado por la contraseña maestra de QGIS.</translation>
    </message>
    <message>
        <source>&apos;{suffix}&apos; is not a format that can be written.</source>
        <extracomment>core/export.py</extracomment>
        <translation>«{suffix}» no es un formato que se pueda escribir.</translation>
    </message>
    <message>
        <source>End the name in one of: {endings}.</source>
        <extracomment>core/export.py</extracomment>
        <translation>Termine el nombre en uno de estos: {endings}.</translation>
    </message>
    <message>
        <source>Export them as GeoPackage, GeoJSON, Shapefile, KML or CSV.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>Expórtelas como GeoPackage, GeoJSON, Shapefile, KML o CSV.</translation>
    </message>
    <message>
        <source>Put its file back where it was, or export as DOTA, which needs no size.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>Devuelva el archivo a su sitio, o exporte como DOTA, que no necesita tamaño.</translation>
    </message>
    <message>
        <source>{layout} holds objects, and these results are views.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>{layout} contiene objetos, y estos resultados son vistas.</translation>
    </message>
    <message>
        <source>The raster &apos;{name}&apos; cannot be opened, and its size in pixels is needed.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>El ráster «{name}» no se puede abrir, y hace falta su tamaño en píxeles.</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>Elija otra carpeta.</translation>
    </message>
    <message>
        <source>{file} is there already, and is no list of classes.</source>
        <extracomment>core/formats/pictures.py</extracomment>
        <translation>{file} ya existe, y no es una lista de clases.</translation>
    </message>
    <message>
        <source>KML holds longitudes and latitudes, and the raster has no place on the map.</source>
        <extracomment>core/formats/vector.py</extracomment>
        <translation>KML contiene longitudes y latitudes, y el ráster no tiene lugar en el mapa.</translation>
    </message>
    <message>
        <source>Choose another folder or name, or free some space on the disk.</source>
        <extracomment>core/formats/vector.py, core/transcript.py</extracomment>
        <translation>Elija otra carpeta u otro nombre, o libere espacio en el disco.</translation>
    </message>
    <message>
        <source>Export as GeoJSON, CSV or COCO, which can hold its pixels.</source>
        <extracomment>core/formats/vector.py</extracomment>
        <translation>Exporte como GeoJSON, CSV o COCO, que pueden contener sus píxeles.</translation>
    </message>
    <message>
        <source>{file} could not be written.</source>
        <extracomment>core/formats/vector.py, core/transcript.py</extracomment>
        <translation>No se pudo escribir {file}.</translation>
    </message>
    <message>
        <source>An outline cannot be brought into longitude and latitude.</source>
        <extracomment>core/formats/vector.py</extracomment>
        <translation>Un contorno no se puede convertir a longitud y latitud.</translation>
    </message>
    <message>
        <source>Export as GeoPackage, which keeps the coordinates of the raster.</source>
        <extracomment>core/formats/vector.py</extracomment>
        <translation>Exporte como GeoPackage, que conserva las coordenadas del ráster.</translation>
    </message>
    <message>
        <source>at one of its scales</source>
        <extracomment>core/grids.py</extracomment>
        <translation>a una de sus escalas</translation>
    </message>
    <message>
        <source>{value} m</source>
        <extracomment>core/grids.py, gui/evidence_pictures.py</extracomment>
        <translation>{value} m</translation>
    </message>
    <message>
        <source>Export the part that you need to a GeoTIFF, then ask about that.</source>
        <extracomment>core/grids.py</extracomment>
        <translation>Exporte a un GeoTIFF la parte que necesita y pregunte sobre él.</translation>
    </message>
    <message>
        <source>at the map&apos;s scale</source>
        <extracomment>core/grids.py</extracomment>
        <translation>a la escala del mapa</translation>
    </message>
    <message>
        <source>at zoom level {level}</source>
        <extracomment>core/grids.py</extracomment>
        <translation>en el nivel de zoom {level}</translation>
    </message>
    <message>
        <source>{words}, its finest</source>
        <extracomment>core/grids.py</extracomment>
        <translation>{words}, el más fino</translation>
    </message>
    <message>
        <source>{value} cm</source>
        <extracomment>core/grids.py</extracomment>
        <translation>{value} cm</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; does not say which part of the world it shows.</source>
        <extracomment>core/grids.py</extracomment>
        <translation>«{name}» no dice qué parte del mundo muestra.</translation>
    </message>
    <message>
        <source>Show the layer on the map, or export the part that you need to a GeoTIFF.</source>
        <extracomment>core/grids.py</extracomment>
        <translation>Muestre la capa en el mapa, o exporte a un GeoTIFF la parte que necesita.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; can be drawn at any scale, and there is no map to take one from.</source>
        <extracomment>core/grids.py</extracomment>
        <translation>«{name}» se puede dibujar a cualquier escala, y no hay mapa del que tomar una.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions of this project&apos;s conversation could not be read; another version of the plugin may have written them. What was found is still in the results.</source>
        <extracomment>core/history.py</extracomment>
        <translation>
            <numerusform>No se pudo leer %Ln pregunta de la conversación de este proyecto; quizá la escribió otra versión del complemento. Lo encontrado sigue en los resultados.</numerusform>
            <numerusform>No se pudieron leer %Ln preguntas de la conversación de este proyecto; quizá las escribió otra versión del complemento. Lo encontrado sigue en los resultados.</numerusform>
        </translation>
    </message>
    <message>
        <source>&apos;{title}&apos; cannot be saved with the project.</source>
        <extracomment>core/history.py</extracomment>
        <translation>«{title}» no se puede guardar con el proyecto.</translation>
    </message>
    <message>
        <source>Something unforeseen went wrong.</source>
        <extracomment>core/jobs.py, gui/talk_saving.py</extracomment>
        <translation>Ocurrió un fallo imprevisto.</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <extracomment>core/launcher.py</extracomment>
        <translation>código de salida {code}</translation>
    </message>
    <message>
        <source>There is no raster layer to look at.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>No hay ninguna capa ráster que examinar.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is read {words}: a pixel covers {metres} on the ground here.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>«{name}» se lee {words}: un píxel cubre aquí {metres} en el terreno.</translation>
    </message>
    <message>
        <source>Add one to the project, then choose it above.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>Añada una al proyecto y elíjala arriba.</translation>
    </message>
    <message>
        <source>Check that its source is still there and whole, then add it to the project again.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>Compruebe que su origen siga ahí y esté completo, y añádala otra vez al proyecto.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; is read {words}.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>«{name}» se lee {words}.</translation>
    </message>
    <message>
        <source>The file of &apos;{name}&apos; cannot be read: {source}</source>
        <extracomment>core/layers.py</extracomment>
        <translation>No se puede leer el archivo de «{name}»: {source}</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot be read.</source>
        <extracomment>core/layers.py</extracomment>
        <translation>«{name}» no se puede leer.</translation>
    </message>
    <message>
        <source>Click a number of objects in the conversation, which notes it; or detect again.</source>
        <extracomment>core/origin.py</extracomment>
        <translation>Haga clic en un número de objetos de la conversación, lo que lo anota; o detecte de nuevo.</translation>
    </message>
    <message>
        <source>Mend it (Raster &gt; Projections &gt; Assign Projection, or the world file), then ask again.</source>
        <extracomment>core/origin.py</extracomment>
        <translation>Corríjala (Ráster &gt; Proyecciones &gt; Asignar proyección, o el archivo world) y pregunte de nuevo.</translation>
    </message>
    <message>
        <source>The layer &apos;{name}&apos; does not say which raster its boxes are about.</source>
        <extracomment>core/origin.py</extracomment>
        <translation>La capa «{name}» no dice a qué ráster pertenecen sus cajas.</translation>
    </message>
    <message>
        <source>The georeference of &apos;{name}&apos; maps it onto a line, so nothing has pixel coordinates.</source>
        <extracomment>core/origin.py</extracomment>
        <translation>La georreferencia de «{name}» lo reduce a una línea, así que nada tiene coordenadas de píxel.</translation>
    </message>
    <message>
        <source>The picture cannot be read from the raster.</source>
        <extracomment>core/pictures.py</extracomment>
        <translation>La imagen no se puede leer del ráster.</translation>
    </message>
    <message>
        <source>QGIS was closed while this ran. What had arrived is kept.</source>
        <extracomment>core/records.py</extracomment>
        <translation>QGIS se cerró mientras esto se ejecutaba. Lo que había llegado se conserva.</translation>
    </message>
    <message>
        <source>Continue to get what else the backend has found, or ask again.</source>
        <extracomment>core/records.py</extracomment>
        <translation>Continúe para obtener lo demás que encontró el backend, o pregunte de nuevo.</translation>
    </message>
    <message>
        <source>The region has too many parts and holes.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>La región tiene demasiadas partes y huecos.</translation>
    </message>
    <message>
        <source>Select some on the map, or choose all of its polygons.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Seleccione algunos en el mapa, o elija todos sus polígonos.</translation>
    </message>
    <message>
        <source>Select fewer of them, or use the Processing toolbox, which takes any number.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Seleccione menos, o use la caja de herramientas de Procesos, que admite cualquier número.</translation>
    </message>
    <message>
        <source>Choose another layer, or draw a region.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Elija otra capa o dibuje una región.</translation>
    </message>
    <message>
        <source>Draw it again.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Dibújela de nuevo.</translation>
    </message>
    <message>
        <source>Simplify it, or split it up.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Simplifíquela o divídala.</translation>
    </message>
    <message>
        <source>The region cannot be brought into the layer&apos;s coordinate system.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>La región no se puede convertir al sistema de coordenadas de la capa.</translation>
    </message>
    <message>
        <source>No polygon of &apos;{name}&apos; is selected.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>No hay ningún polígono de «{name}» seleccionado.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has more than {limit} polygons to look at.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>«{name}» tiene más de {limit} polígonos que examinar.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has no polygons.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>«{name}» no tiene polígonos.</translation>
    </message>
    <message>
        <source>Draw it again, closer to the layer.</source>
        <extracomment>core/regions.py</extracomment>
        <translation>Dibújela de nuevo, más cerca de la capa.</translation>
    </message>
    <message>
        <source>Score, length and width are medians.</source>
        <extracomment>core/report.py</extracomment>
        <translation>Puntuación, longitud y anchura son medianas.</translation>
    </message>
    <message>
        <source>a region of it</source>
        <extracomment>core/report.py, core/transcript.py</extracomment>
        <translation>una región</translation>
    </message>
    <message>
        <source>all of it</source>
        <extracomment>core/report.py, core/transcript.py</extracomment>
        <translation>completo</translation>
    </message>
    <message>
        <source>Class</source>
        <extracomment>core/report.py, processing/classify.py</extracomment>
        <translation>Clase</translation>
    </message>
    <message>
        <source>Number</source>
        <extracomment>core/report.py</extracomment>
        <translation>Número</translation>
    </message>
    <message>
        <source>Score</source>
        <extracomment>core/report.py</extracomment>
        <translation>Puntuación</translation>
    </message>
    <message>
        <source>Length, m</source>
        <extracomment>core/report.py</extracomment>
        <translation>Longitud, m</translation>
    </message>
    <message>
        <source>Width, m</source>
        <extracomment>core/report.py</extracomment>
        <translation>Anchura, m</translation>
    </message>
    <message>
        <source>Area in all, m²</source>
        <extracomment>core/report.py</extracomment>
        <translation>Área total, m²</translation>
    </message>
    <message>
        <source>Raster</source>
        <extracomment>core/report.py</extracomment>
        <translation>Ráster</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <extracomment>core/report.py</extracomment>
        <translation>Sistema de coordenadas</translation>
    </message>
    <message>
        <source>Asked</source>
        <extracomment>core/report.py</extracomment>
        <translation>Preguntado</translation>
    </message>
    <message>
        <source>RSCoVLM for QGIS {version}, run {run}</source>
        <extracomment>core/report.py</extracomment>
        <translation>RSCoVLM para QGIS {version}, ejecución {run}</translation>
    </message>
    <message>
        <source>Made by</source>
        <extracomment>core/report.py</extracomment>
        <translation>Hecho por</translation>
    </message>
    <message numerus="yes">
        <source>%Ln accepted</source>
        <extracomment>core/report.py, gui/review_panel.py</extracomment>
        <translation>
            <numerusform>%Ln aceptado</numerusform>
            <numerusform>%Ln aceptados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln corrected</source>
        <extracomment>core/report.py, gui/review_panel.py</extracomment>
        <translation>
            <numerusform>%Ln corregido</numerusform>
            <numerusform>%Ln corregidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected, which are not counted above</source>
        <extracomment>core/report.py</extracomment>
        <translation>
            <numerusform>%Ln rechazado, no contado arriba</numerusform>
            <numerusform>%Ln rechazados, no contados arriba</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not reviewed</source>
        <extracomment>core/report.py</extracomment>
        <translation>
            <numerusform>%Ln sin revisar</numerusform>
            <numerusform>%Ln sin revisar</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown</source>
        <extracomment>core/report.py</extracomment>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>Filter of the layer</source>
        <extracomment>core/report.py</extracomment>
        <translation>Filtro de la capa</translation>
    </message>
    <message>
        <source>Results</source>
        <extracomment>core/report.py</extracomment>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Rights</source>
        <extracomment>core/report.py</extracomment>
        <translation>Derechos</translation>
    </message>
    <message>
        <source>A pixel on the ground</source>
        <extracomment>core/report.py</extracomment>
        <translation>Un píxel en el terreno</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <extracomment>core/report.py</extracomment>
        <translation>Revisado</translation>
    </message>
    <message numerus="yes">
        <source>There are {objects} of %Ln further classes.</source>
        <extracomment>core/report.py</extracomment>
        <translation>
            <numerusform>Hay además {objects} de %Ln clase.</numerusform>
            <numerusform>Hay además {objects} de otras %Ln clases.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln objects</source>
        <extracomment>core/report.py, gui/corrections.py, gui/exchange.py, processing/finding.py</extracomment>
        <translation>
            <numerusform>%Ln objeto</numerusform>
            <numerusform>%Ln objetos</numerusform>
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
        <translation>{host} respondió {status}</translation>
    </message>
    <message>
        <source>{host} did not answer in time</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>{host} no respondió a tiempo</translation>
    </message>
    <message>
        <source>{host} cannot be reached</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>no se puede llegar a {host}</translation>
    </message>
    <message>
        <source>{host} sent words and no image</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>{host} envió texto y no una imagen</translation>
    </message>
    <message>
        <source>Objects</source>
        <extracomment>core/shelf.py, processing/finding.py</extracomment>
        <translation>Objetos</translation>
    </message>
    <message>
        <source>Views</source>
        <extracomment>core/shelf.py, processing/ask.py</extracomment>
        <translation>Vistas</translation>
    </message>
    <message>
        <source>{name} (in memory)</source>
        <extracomment>core/shelf.py</extracomment>
        <translation>{name} (en memoria)</translation>
    </message>
    <message>
        <source>RSCoVLM results for {raster}</source>
        <extracomment>core/results.py</extracomment>
        <translation>Resultados de RSCoVLM para {raster}</translation>
    </message>
    <message>
        <source>The layer was removed from the project.</source>
        <extracomment>core/review.py</extracomment>
        <translation>La capa se quitó del proyecto.</translation>
    </message>
    <message>
        <source>Click a number of objects in the conversation to bring it back.</source>
        <extracomment>core/review.py</extracomment>
        <translation>Haga clic en un número de objetos de la conversación para recuperarla.</translation>
    </message>
    <message>
        <source>This box is no longer in the layer.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>Esta caja ya no está en la capa.</translation>
    </message>
    <message>
        <source>Free some space on the disk, or close other programs that use the file; then do this again.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>Libere espacio en el disco, o cierre otros programas que usen el archivo; después hágalo de nuevo.</translation>
    </message>
    <message>
        <source>Save or discard them (Layer &gt; Toggle Editing), then do this again.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>Guárdelos o descártelos (Capa &gt; Conmutar edición) y hágalo de nuevo.</translation>
    </message>
    <message>
        <source>Close the review and open it again.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>Cierre la revisión y ábrala de nuevo.</translation>
    </message>
    <message>
        <source>The review could not be written to {file}.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>La revisión no se pudo escribir en {file}.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; has edits that are not saved yet, so nothing was written.</source>
        <extracomment>core/review_table.py</extracomment>
        <translation>«{name}» tiene cambios sin guardar, así que no se escribió nada.</translation>
    </message>
    <message numerus="yes">
        <source>Queued: %Ln jobs ahead of this one.</source>
        <extracomment>core/run.py</extracomment>
        <translation>
            <numerusform>En cola: %Ln trabajo antes que este.</numerusform>
            <numerusform>En cola: %Ln trabajos antes que este.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent to the backend.</source>
        <extracomment>core/run.py, core/session.py</extracomment>
        <translation>Enviado al backend.</translation>
    </message>
    <message>
        <source>The job failed without saying why.</source>
        <extracomment>core/run.py</extracomment>
        <translation>El trabajo falló sin decir por qué.</translation>
    </message>
    <message>
        <source>End the editing (Layer &gt; Toggle Editing), then filter again.</source>
        <extracomment>core/score_filter.py</extracomment>
        <translation>Termine la edición (Capa &gt; Conmutar edición) y filtre de nuevo.</translation>
    </message>
    <message>
        <source>&apos;{name}&apos; cannot be filtered while it is being edited.</source>
        <extracomment>core/score_filter.py</extracomment>
        <translation>«{name}» no se puede filtrar mientras se edita.</translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database cannot be written to; the token is kept until QGIS is closed.</source>
        <extracomment>core/secrets.py</extracomment>
        <translation>No se puede escribir en la base de datos de autenticación de QGIS; el token se conserva hasta que se cierre QGIS.</translation>
    </message>
    <message>
        <source>QGIS&apos;s authentication database is not available, so tokens are kept until QGIS is closed.</source>
        <extracomment>core/secrets.py</extracomment>
        <translation>La base de datos de autenticación de QGIS no está disponible, así que los tokens se conservan hasta que se cierre QGIS.</translation>
    </message>
    <message>
        <source>Without QGIS&apos;s master password, the token is kept until QGIS is closed.</source>
        <extracomment>core/secrets.py</extracomment>
        <translation>Sin la contraseña maestra de QGIS, el token se conserva hasta que se cierre QGIS.</translation>
    </message>
    <message>
        <source>This layer&apos;s pixels were to be read from its file, not from QGIS.</source>
        <extracomment>core/serving.py</extracomment>
        <translation>Los píxeles de esta capa debían leerse de su archivo, no de QGIS.</translation>
    </message>
    <message numerus="yes">
        <source>The project was closed, so %Ln jobs were stopped.</source>
        <extracomment>core/session.py</extracomment>
        <translation>
            <numerusform>El proyecto se cerró, así que se detuvo %Ln trabajo.</numerusform>
            <numerusform>El proyecto se cerró, así que se detuvieron %Ln trabajos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking up what is there already…</source>
        <extracomment>core/session.py</extracomment>
        <translation>Buscando lo que ya hay…</translation>
    </message>
    <message>
        <source>Restarting the backend…</source>
        <extracomment>core/session.py</extracomment>
        <translation>Reiniciando el backend…</translation>
    </message>
    <message>
        <source>Looking for the backend…</source>
        <extracomment>core/session.py, gui/status.py</extracomment>
        <translation>Buscando el backend…</translation>
    </message>
    <message>
        <source>Waiting for the pixels of &apos;{name}&apos;…</source>
        <extracomment>core/inflow.py</extracomment>
        <translation>Esperando los píxeles de «{name}»…</translation>
    </message>
    <message>
        <source>The job had been stopped, as its project was closed. Retry asks for all of it.</source>
        <extracomment>core/session.py</extracomment>
        <translation>El trabajo se había detenido porque se cerró su proyecto. «Repetir» lo pide todo de nuevo.</translation>
    </message>
    <message>
        <source>What had arrived is kept in {file}.</source>
        <extracomment>core/session.py</extracomment>
        <translation>Lo que había llegado se conserva en {file}.</translation>
    </message>
    <message>
        <source>The job ended without saying how.</source>
        <extracomment>core/session.py</extracomment>
        <translation>El trabajo terminó sin decir cómo.</translation>
    </message>
    <message>
        <source>This machine</source>
        <extracomment>core/settings.py</extracomment>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>Looked at</source>
        <extracomment>core/styles.py</extracomment>
        <translation>Examinado</translation>
    </message>
    <message>
        <source>Looked at earlier</source>
        <extracomment>core/styles.py</extracomment>
        <translation>Examinado antes</translation>
    </message>
    <message>
        <source>Tiles searched</source>
        <extracomment>core/styles.py</extracomment>
        <translation>Teselas exploradas</translation>
    </message>
    <message>
        <source>Free some space on the disk, then use &apos;Export…&apos; before you close QGIS.</source>
        <extracomment>core/tables.py</extracomment>
        <translation>Libere espacio en el disco y use «Exportar…» antes de cerrar QGIS.</translation>
    </message>
    <message>
        <source>The results cannot be written to {place}; they are kept in memory.</source>
        <extracomment>core/tables.py</extracomment>
        <translation>Los resultados no se pueden escribir en {place}; se conservan en memoria.</translation>
    </message>
    <message>
        <source>The raster could not be read for this picture.</source>
        <extracomment>core/transcript.py</extracomment>
        <translation>El ráster no se pudo leer para esta imagen.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <extracomment>core/transcript.py, gui/exchange.py</extracomment>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>Written by RSCoVLM for QGIS {version}. Answers are a model&apos;s, not a survey&apos;s.</source>
        <extracomment>core/transcript.py</extracomment>
        <translation>Escrito por RSCoVLM para QGIS {version}. Las respuestas son de un modelo, no de un levantamiento.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <extracomment>core/transcript.py</extracomment>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>score {value}</source>
        <extracomment>core/transcript.py, gui/exchange.py, gui/review_panel.py</extracomment>
        <translation>puntuación {value}</translation>
    </message>
    <message>
        <source>Continue</source>
        <extracomment>gui/batch_bar.py, gui/exchange.py</extracomment>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Ask the remaining regions</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>Preguntar por las regiones restantes</translation>
    </message>
    <message>
        <source>Stopped after {done} of {total} regions: {cause}</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>Detenido tras {done} de {total} regiones: {cause}</translation>
    </message>
    <message>
        <source>Region {number} of {total}</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>Región {number} de {total}</translation>
    </message>
    <message numerus="yes">
        <source>Done: %Ln regions</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>
            <numerusform>Hecho: %Ln región</numerusform>
            <numerusform>Hecho: %Ln regiones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed, see above</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>
            <numerusform>%Ln con fallo, vea arriba</numerusform>
            <numerusform>%Ln con fallo, vea arriba</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel all</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>Cancelar todo</translation>
    </message>
    <message>
        <source>OK</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Stop all regions; what was found so far stays</source>
        <extracomment>gui/batch_bar.py</extracomment>
        <translation>Detener todas las regiones; lo encontrado hasta ahora queda</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Enviar (Intro)</translation>
    </message>
    <message>
        <source>Type a question…</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Pregunta en inglés…</translation>
    </message>
    <message>
        <source>Classes, such as: plane, ship</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Clases (inglés): plane, ship</translation>
    </message>
    <message>
        <source>A phrase, such as: the ship farthest north</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Expresión (inglés): the ship farthest north</translation>
    </message>
    <message>
        <source>Nothing to type</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Nada que escribir</translation>
    </message>
    <message>
        <source>Classes to choose from, such as: airport, harbor</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Clases (inglés): airport, harbor</translation>
    </message>
    <message>
        <source>Ask</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Detect</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Detectar</translation>
    </message>
    <message>
        <source>Find</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Describe</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Describir</translation>
    </message>
    <message>
        <source>Classify</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Clasificar</translation>
    </message>
    <message>
        <source>Ask a question about what is seen</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Hacer una pregunta sobre lo que se ve</translation>
    </message>
    <message>
        <source>Find every object of some classes, as oriented boxes</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Encontrar cada objeto de algunas clases, como cajas orientadas</translation>
    </message>
    <message>
        <source>Find what a phrase says, at one look: draw a region in which it is not tiny</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Buscar lo que dice una expresión, de un vistazo: dibuje una región en la que no sea diminuto</translation>
    </message>
    <message>
        <source>Have it described in a sentence or two</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Obtener una descripción en una o dos frases</translation>
    </message>
    <message>
        <source>Name the kind of scene, among some classes</source>
        <extracomment>gui/composer.py</extracomment>
        <translation>Nombrar el tipo de escena, entre algunas clases</translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln earlier questions</source>
        <extracomment>gui/conversation.py</extracomment>
        <translation>
            <numerusform>Mostrar %Ln pregunta anterior</numerusform>
            <numerusform>Mostrar %Ln preguntas anteriores</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder to write the corrections into</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>Carpeta donde escribir las correcciones</translation>
    </message>
    <message numerus="yes">
        <source>%Ln views were left out, for not every box has its verdict</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>
            <numerusform>%Ln vista se dejó fuera, porque no todas sus cajas tienen veredicto</numerusform>
            <numerusform>%Ln vistas se dejaron fuera, porque no todas sus cajas tienen veredicto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln views were left out, too large to be learnt from</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>
            <numerusform>%Ln vista se dejó fuera, demasiado grande para aprender de ella</numerusform>
            <numerusform>%Ln vistas se dejaron fuera, demasiado grandes para aprender de ellas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln views were left out, partly beside the region that was searched</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>
            <numerusform>%Ln vista se dejó fuera, en parte fuera de la región explorada</numerusform>
            <numerusform>%Ln vistas se dejaron fuera, en parte fuera de la región explorada</numerusform>
        </translation>
    </message>
    <message>
        <source>{images} with {objects} written to {folder}</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>{images} con {objects}, en {folder}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln images</source>
        <extracomment>gui/corrections.py</extracomment>
        <translation>
            <numerusform>%Ln imagen</numerusform>
            <numerusform>%Ln imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>RSCoVLM – state of the backend</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>RSCoVLM – estado del backend</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>gui/diagnosis.py, gui/exchange.py</extracomment>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Copy the report; it holds no token</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>Copiar el informe; no contiene ningún token</translation>
    </message>
    <message>
        <source>Open log</source>
        <extracomment>gui/diagnosis.py, gui/options.py</extracomment>
        <translation>Abrir registro</translation>
    </message>
    <message>
        <source>Open the backend&apos;s log file</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>Abrir el archivo de registro del backend</translation>
    </message>
    <message>
        <source>Check installation</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>Comprobar instalación</translation>
    </message>
    <message>
        <source>Have the backend look at its own installation</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>Hacer que el backend compruebe su propia instalación</translation>
    </message>
    <message>
        <source>Start or restart</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>Iniciar o reiniciar</translation>
    </message>
    <message>
        <source>checking…</source>
        <extracomment>gui/diagnosis.py</extracomment>
        <translation>comprobando…</translation>
    </message>
    <message numerus="yes">
        <source>Left out, as outside of the raster: %Ln polygons.</source>
        <extracomment>gui/dock.py</extracomment>
        <translation>
            <numerusform>Se dejó fuera, por estar fuera del ráster: %Ln polígono.</numerusform>
            <numerusform>Se dejaron fuera, por estar fuera del ráster: %Ln polígonos.</numerusform>
        </translation>
    </message>
    <message>
        <source>These results are no longer there.</source>
        <extracomment>gui/dock.py, gui/review.py</extracomment>
        <translation>Estos resultados ya no están.</translation>
    </message>
    <message>
        <source>A question is still being answered. Wait for it, or cancel it, then switch.</source>
        <extracomment>gui/dock.py</extracomment>
        <translation>Todavía se responde una pregunta. Espere, o cancélela, y después cambie.</translation>
    </message>
    <message>
        <source>QGIS sends the pixels to &apos;{backend}&apos; from now on; the settings undo it.</source>
        <extracomment>gui/dock.py</extracomment>
        <translation>QGIS envía los píxeles a «{backend}» a partir de ahora; se deshace en la configuración.</translation>
    </message>
    <message>
        <source>This backend was not started by the plugin. If it still refuses, add {folder} to its RSCOVLM_ROOTS and restart it.</source>
        <extracomment>gui/dock.py</extracomment>
        <translation>Este backend no lo inició el complemento. Si sigue negándose, añada {folder} a su RSCOVLM_ROOTS y reinícielo.</translation>
    </message>
    <message>
        <source>View</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Vista</translation>
    </message>
    <message>
        <source>Show this object on the map</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Mostrar este objeto en el mapa</translation>
    </message>
    <message>
        <source>Show this view on the map</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Mostrar esta vista en el mapa</translation>
    </message>
    <message>
        <source>{width} × {height} px</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>{width} × {height} px</translation>
    </message>
    <message>
        <source>Overview</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Vista general</translation>
    </message>
    <message>
        <source>Crop</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Recorte</translation>
    </message>
    <message>
        <source>Tile</source>
        <extracomment>gui/evidence_pictures.py</extracomment>
        <translation>Tesela</translation>
    </message>
    <message>
        <source>{length} × {width} m</source>
        <extracomment>gui/evidence_pictures.py, gui/review_panel.py</extracomment>
        <translation>{length} × {width} m</translation>
    </message>
    <message>
        <source>Progress</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Stop this; what was found so far stays</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Detener esto; lo encontrado hasta ahora queda</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Deteniendo…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln views</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>
            <numerusform>%Ln vista</numerusform>
            <numerusform>%Ln vistas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln tiles</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>
            <numerusform>%Ln tesela</numerusform>
            <numerusform>%Ln teselas</numerusform>
        </translation>
    </message>
    <message>
        <source>Select on the map, zoom there and flash</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Seleccionar en el mapa, acercar y hacer parpadear</translation>
    </message>
    <message numerus="yes">
        <source>↳ follows up on %Ln questions</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>
            <numerusform>↳ sigue a %Ln pregunta</numerusform>
            <numerusform>↳ sigue a %Ln preguntas</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Repetir</translation>
    </message>
    <message>
        <source>Ask the same again</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Preguntar lo mismo otra vez</translation>
    </message>
    <message>
        <source>Copy question and answer</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Copiar pregunta y respuesta</translation>
    </message>
    <message>
        <source>Edit</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Editar</translation>
    </message>
    <message>
        <source>Take the question back into the input</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Devolver la pregunta a la entrada</translation>
    </message>
    <message>
        <source>Review</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Revisar</translation>
    </message>
    <message>
        <source>Go through the objects one by one: accept, reject, correct</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Recorrer los objetos uno a uno: aceptar, rechazar, corregir</translation>
    </message>
    <message>
        <source>Export…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>Save what was found: Shapefile, GeoJSON, GeoPackage, CSV, KML, COCO, DOTA or YOLO</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Guardar lo encontrado: Shapefile, GeoJSON, GeoPackage, CSV, KML, COCO, DOTA o YOLO</translation>
    </message>
    <message>
        <source>All results…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Todos los resultados…</translation>
    </message>
    <message>
        <source>Selected on the map…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Los seleccionados en el mapa…</translation>
    </message>
    <message>
        <source>Report (PDF)…</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Informe (PDF)…</translation>
    </message>
    <message>
        <source>Answered from the overview alone: the model named no region to zoom in to.</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Respondido solo con la vista general: el modelo no nombró ninguna región a la que acercarse.</translation>
    </message>
    <message>
        <source>How sure the model was of its own words, 0 to 1; not a probability of being right</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Lo seguro que estaba el modelo de sus propias palabras, de 0 a 1; no es la probabilidad de acertar</translation>
    </message>
    <message>
        <source>Ask again</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Preguntar de nuevo</translation>
    </message>
    <message>
        <source>Restart and continue</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Reiniciar y continuar</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>Allow this folder</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Permitir esta carpeta</translation>
    </message>
    <message>
        <source>Send the pixels instead</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Enviar los píxeles</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>Intentar de nuevo</translation>
    </message>
    <message>
        <source>Settings…</source>
        <extracomment>gui/exchange.py, gui/status.py</extracomment>
        <translation>Configuración…</translation>
    </message>
    <message>
        <source>{objects}, not asked for</source>
        <extracomment>gui/exchange.py</extracomment>
        <translation>{objects}, no pedido</translation>
    </message>
    <message numerus="yes">
        <source>%Ln features written to {file}</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>
            <numerusform>%Ln objeto escrito en {file}</numerusform>
            <numerusform>%Ln objetos escritos en {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Export what was found</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>Exportar lo encontrado</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected objects were left out</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>
            <numerusform>%Ln objeto rechazado se dejó fuera</numerusform>
            <numerusform>%Ln objetos rechazados se dejaron fuera</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln objects were left out, which the layer&apos;s filter hides</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>
            <numerusform>%Ln objeto se dejó fuera, oculto por el filtro de la capa</numerusform>
            <numerusform>%Ln objetos se dejaron fuera, ocultos por el filtro de la capa</numerusform>
        </translation>
    </message>
    <message>
        <source>None of this answer&apos;s results is selected.</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>No hay seleccionado ningún resultado de esta respuesta.</translation>
    </message>
    <message>
        <source>The results are no longer there.</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>Los resultados ya no están.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln texts were cut short: a shapefile holds {limit} bytes of each. GeoPackage and GeoJSON keep them whole.</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>
            <numerusform>%Ln texto se cortó: un shapefile guarda {limit} bytes de cada uno. GeoPackage y GeoJSON lo conservan entero.</numerusform>
            <numerusform>%Ln textos se cortaron: un shapefile guarda {limit} bytes de cada uno. GeoPackage y GeoJSON los conservan enteros.</numerusform>
        </translation>
    </message>
    <message>
        <source>Click a number in the answer, or select boxes on the map, then export again.</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>Haga clic en un número de la respuesta, o seleccione cajas en el mapa, y exporte de nuevo.</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <extracomment>gui/exporting.py</extracomment>
        <translation>Escribiendo {file}…</translation>
    </message>
    <message>
        <source>The model reads these questions and their answers before yours, and knows what &apos;it&apos; is</source>
        <extracomment>gui/followup.py</extracomment>
        <translation>El modelo lee estas preguntas y sus respuestas antes que la suya, y sabe a qué se refiere «it»</translation>
    </message>
    <message numerus="yes">
        <source>Follow up on %Ln questions about this area</source>
        <extracomment>gui/followup.py</extracomment>
        <translation>
            <numerusform>Seguir %Ln pregunta de esta zona</numerusform>
            <numerusform>Seguir %Ln preguntas de esta zona</numerusform>
        </translation>
    </message>
    <message>
        <source>It was not taught to follow up. Say in the question itself all that it is about.</source>
        <extracomment>gui/followup.py</extracomment>
        <translation>No aprendió a encadenar preguntas. Diga en la propia pregunta todo aquello de lo que trata.</translation>
    </message>
    <message>
        <source>{model} takes each question on its own.</source>
        <extracomment>gui/followup.py</extracomment>
        <translation>{model} toma cada pregunta por separado.</translation>
    </message>
    <message>
        <source>The raster to ask about</source>
        <extracomment>gui/header.py</extracomment>
        <translation>El ráster sobre el que se pregunta</translation>
    </message>
    <message>
        <source>Raster layer</source>
        <extracomment>gui/header.py, processing/base.py</extracomment>
        <translation>Capa ráster</translation>
    </message>
    <message>
        <source>no metres</source>
        <extracomment>gui/header.py</extracomment>
        <translation>sin metros</translation>
    </message>
    <message>
        <source>The layer has no coordinate system or georeference, so lengths on the ground are unknown.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>La capa no tiene sistema de coordenadas o georreferencia, así que no se conocen las longitudes en el terreno.</translation>
    </message>
    <message>
        <source>its finest</source>
        <extracomment>gui/header.py</extracomment>
        <translation>lo más fino</translation>
    </message>
    <message>
        <source>as on the map</source>
        <extracomment>gui/header.py</extracomment>
        <translation>como en el mapa</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <extracomment>gui/header.py</extracomment>
        <translation>{width} × {height} píxeles</translation>
    </message>
    <message>
        <source>This layer comes from a service; QGIS reads it for the model, {words}.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Esta capa viene de un servicio; QGIS la lee para el modelo, {words}.</translation>
    </message>
    <message>
        <source>Small: the model sees all of it at its native resolution.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Pequeño: el modelo lo ve entero a su resolución nativa.</translation>
    </message>
    <message>
        <source>Medium size: the model sees all of it, slightly reduced.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Tamaño medio: el modelo lo ve entero, ligeramente reducido.</translation>
    </message>
    <message>
        <source>Very large: the model sees an overview, then zooms in to what the question is about.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Muy grande: el modelo ve una vista general y después se acerca a aquello de lo que trata la pregunta.</translation>
    </message>
    <message>
        <source>small</source>
        <extracomment>gui/header.py</extracomment>
        <translation>pequeño</translation>
    </message>
    <message>
        <source>medium size</source>
        <extracomment>gui/header.py</extracomment>
        <translation>tamaño medio</translation>
    </message>
    <message>
        <source>very large</source>
        <extracomment>gui/header.py</extracomment>
        <translation>muy grande</translation>
    </message>
    <message>
        <source>A pixel at the layer&apos;s centre covers {x} m × {y} m on the ground,
measured along the ellipsoid, not in units of the coordinate system.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Un píxel en el centro de la capa cubre {x} m × {y} m en el terreno,
medidos sobre el elipsoide, no en unidades del sistema de coordenadas.</translation>
    </message>
    <message>
        <source>A pixel in the middle of the map covers {x} m × {y} m on the ground,
measured along the ellipsoid. Zoom in for a finer look.</source>
        <extracomment>gui/header.py</extracomment>
        <translation>Un píxel en el centro del mapa cubre {x} m × {y} m en el terreno,
medidos sobre el elipsoide. Acérquese para ver con más detalle.</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Backend in use</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Backend en uso</translation>
    </message>
    <message>
        <source>Folders with rasters, beyond the home folder; one a line</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Carpetas con rásteres, aparte de la carpeta personal; una por línea</translation>
    </message>
    <message>
        <source>Folders and command take effect when the plugin starts the backend the next time.</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Las carpetas y la orden se aplican la próxima vez que el complemento inicie el backend.</translation>
    </message>
    <message>
        <source>The backend that answers questions; its settings are below</source>
        <extracomment>gui/options.py</extracomment>
        <translation>El backend que responde las preguntas; su configuración está debajo</translation>
    </message>
    <message>
        <source>Add a backend</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Añadir un backend</translation>
    </message>
    <message>
        <source>Remove this backend</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Quitar este backend</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Desbloquear…</translation>
    </message>
    <message>
        <source>Enter QGIS&apos;s master password</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Introducir la contraseña maestra de QGIS</translation>
    </message>
    <message>
        <source>looked for: &apos;rscovlm&apos; on the PATH</source>
        <extracomment>gui/options.py</extracomment>
        <translation>se busca «rscovlm» en el PATH</translation>
    </message>
    <message>
        <source>Start the backend when none answers</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Iniciar el backend cuando ninguno responda</translation>
    </message>
    <message>
        <source>It cannot read this machine&apos;s files: let QGIS send the pixels</source>
        <extracomment>gui/options.py</extracomment>
        <translation>No puede leer los archivos de este equipo: QGIS envía los píxeles</translation>
    </message>
    <message>
        <source>For a backend in a container or behind a tunnel, whose address is this machine&apos;s.
To any other address the pixels are sent anyway.</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Para un backend en un contenedor o tras un túnel, cuya dirección es la de este equipo.
A cualquier otra dirección los píxeles se envían de todos modos.</translation>
    </message>
    <message>
        <source>Test</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Try this backend as it is entered above, without storing it</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Probar este backend tal como está escrito arriba, sin guardarlo</translation>
    </message>
    <message>
        <source>Kept encrypted in QGIS&apos;s authentication database</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Se guarda cifrado en la base de datos de autenticación de QGIS</translation>
    </message>
    <message>
        <source>New backend</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Backend nuevo</translation>
    </message>
    <message>
        <source>read from the backend&apos;s folder on this machine</source>
        <extracomment>gui/options.py</extracomment>
        <translation>leído de la carpeta del backend en este equipo</translation>
    </message>
    <message>
        <source>from the file &apos;token&apos; of that backend&apos;s folder</source>
        <extracomment>gui/options.py</extracomment>
        <translation>del archivo «token» de la carpeta de ese backend</translation>
    </message>
    <message>
        <source>Looking at {address}…</source>
        <extracomment>gui/options.py</extracomment>
        <translation>Examinando {address}…</translation>
    </message>
    <message>
        <source>The part of the raster to look at.
What is detected lies in it; a question sees the rectangle around it.
Of several polygons, each is looked at on its own.</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>La parte del ráster que se examina.
Lo que se detecta está en ella; una pregunta ve el rectángulo que la rodea.
De varios polígonos, cada uno se examina por separado.</translation>
    </message>
    <message>
        <source>Region</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Región</translation>
    </message>
    <message>
        <source>Draw a rectangle (Esc cancels)</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Dibujar un rectángulo (Esc cancela)</translation>
    </message>
    <message>
        <source>Draw a polygon: click its corners, double click or right click closes it
(Backspace takes a corner back, Esc cancels)</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Dibujar un polígono: haga clic en sus vértices, doble clic o clic derecho lo cierra
(Retroceso quita un vértice, Esc cancela)</translation>
    </message>
    <message>
        <source>Forget the region</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Olvidar la región</translation>
    </message>
    <message>
        <source>Look at</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Región</translation>
    </message>
    <message>
        <source>Whole layer</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Toda la capa</translation>
    </message>
    <message>
        <source>What the map shows</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Lo que muestra el mapa</translation>
    </message>
    <message>
        <source>The layer with the regions is no longer there.</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>La capa con las regiones ya no está.</translation>
    </message>
    <message>
        <source>Drawn region</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Región dibujada</translation>
    </message>
    <message>
        <source>Choose another region.</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>Elija otra región.</translation>
    </message>
    <message>
        <source>{name}: selected polygons ({number})</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>{name}: polígonos seleccionados ({number})</translation>
    </message>
    <message>
        <source>{name}: all polygons</source>
        <extracomment>gui/region_bar.py</extracomment>
        <translation>{name}: todos los polígonos</translation>
    </message>
    <message>
        <source>Save a report</source>
        <extracomment>gui/reporting.py</extracomment>
        <translation>Guardar un informe</translation>
    </message>
    <message>
        <source>The report was written to {file}</source>
        <extracomment>gui/reporting.py</extracomment>
        <translation>El informe se escribió en {file}</translation>
    </message>
    <message>
        <source>RSCoVLM review</source>
        <extracomment>gui/review.py</extracomment>
        <translation>RSCoVLM – revisión</translation>
    </message>
    <message>
        <source>There are no detections in this project.</source>
        <extracomment>gui/review.py</extracomment>
        <translation>No hay detecciones en este proyecto.</translation>
    </message>
    <message>
        <source>Writing the corrections…</source>
        <extracomment>gui/review.py</extracomment>
        <translation>Escribiendo las correcciones…</translation>
    </message>
    <message>
        <source>RSCoVLM review – {layer}</source>
        <extracomment>gui/review.py</extracomment>
        <translation>RSCoVLM – revisión – {layer}</translation>
    </message>
    <message>
        <source>Have objects found in a raster first.</source>
        <extracomment>gui/review.py</extracomment>
        <translation>Haga primero que se encuentren objetos en un ráster.</translation>
    </message>
    <message>
        <source>Hide boxes with a lower score, on the map too. Nothing is lost: it is a filter of the layer, which stays when the review ends; 0 shows all.</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Ocultar las cajas con menor puntuación, también en el mapa. No se pierde nada: es un filtro de la capa, que queda al terminar la revisión; 0 las muestra todas.</translation>
    </message>
    <message>
        <source>Which answer&apos;s objects</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Objetos de qué respuesta</translation>
    </message>
    <message>
        <source>The objects of one answer, or all of the layer</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Los objetos de una respuesta, o de toda la capa</translation>
    </message>
    <message>
        <source>Class to step through</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Clase que se recorre</translation>
    </message>
    <message>
        <source>Step through one class only</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Recorrer solo una clase</translation>
    </message>
    <message>
        <source>Verdict to step through</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Veredicto que se recorre</translation>
    </message>
    <message>
        <source>Step through what has, or lacks, a verdict</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Recorrer lo que tiene, o no tiene, veredicto</translation>
    </message>
    <message>
        <source>&amp;Score from</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>&amp;Puntuación desde</translation>
    </message>
    <message>
        <source>to review</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>por revisar</translation>
    </message>
    <message>
        <source>accepted</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>aceptado</translation>
    </message>
    <message>
        <source>rejected</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>corrected</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>corregido</translation>
    </message>
    <message>
        <source>All objects of the layer</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Todos los objetos de la capa</translation>
    </message>
    <message>
        <source>All verdicts</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Todos los veredictos</translation>
    </message>
    <message>
        <source>Least score</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Puntuación mínima</translation>
    </message>
    <message>
        <source>All classes ({number})</source>
        <extracomment>gui/review_filter.py</extracomment>
        <translation>Todas las clases ({number})</translation>
    </message>
    <message>
        <source>N, P: next, previous (Page Down, Page Up; Home, End)
A: accept    R or Delete: reject    L: another class    O: as found
Arrows: move by a pixel, with Shift by ten
Ctrl+Left, Ctrl+Right: turn by a degree, with Shift by ten
Alt+arrows: longer, shorter, wider, narrower
U or Ctrl+Z: undo    Ctrl+Y: redo    Z: zoom to the box</source>
        <extracomment>gui/review_keys.py</extracomment>
        <translation>N, P: siguiente, anterior (Av Pág, Re Pág; Inicio, Fin)
A: aceptar    R o Supr: rechazar    L: otra clase    O: como se encontró
Flechas: mover un píxel, con Mayús diez
Ctrl+Izquierda, Ctrl+Derecha: girar un grado, con Mayús diez
Alt+flechas: más largo, más corto, más ancho, más estrecho
U o Ctrl+Z: deshacer    Ctrl+Y: rehacer    Z: acercar a la caja</translation>
    </message>
    <message>
        <source>Reading…</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>No such object</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>No hay tal objeto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to go</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>
            <numerusform>%Ln por hacer</numerusform>
            <numerusform>%Ln por hacer</numerusform>
        </translation>
    </message>
    <message>
        <source>all reviewed</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>todo revisado</translation>
    </message>
    <message>
        <source>Previous</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>The object before (P, Page Up)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>El objeto anterior (P, Re Pág)</translation>
    </message>
    <message>
        <source>Next</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>The next object (N, Page Down)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>El objeto siguiente (N, Av Pág)</translation>
    </message>
    <message>
        <source>As found</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Original</translation>
    </message>
    <message>
        <source>Take verdict and corrections back: as the model found it (O)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Retirar veredicto y correcciones: como lo encontró el modelo (O)</translation>
    </message>
    <message>
        <source>Another class for this box; Enter takes it (L)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Otra clase para esta caja; Intro la aplica (L)</translation>
    </message>
    <message>
        <source>Class of the box</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Clase de la caja</translation>
    </message>
    <message>
        <source>C&amp;lass</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>C&amp;lase</translation>
    </message>
    <message>
        <source>Choose among the known classes</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Elegir entre las clases conocidas</translation>
    </message>
    <message>
        <source>Known classes</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Clases conocidas</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>gui/review_panel.py, gui/talk.py</extracomment>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Take the last step back (U, Ctrl+Z)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Deshacer el último paso (U, Ctrl+Z)</translation>
    </message>
    <message>
        <source>Redo</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Do it again (Ctrl+Y)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Hacerlo otra vez (Ctrl+Y)</translation>
    </message>
    <message>
        <source>Zoom</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Zoom to the box (Z)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Acercar a la caja (Z)</translation>
    </message>
    <message>
        <source>Go on</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Avanzar</translation>
    </message>
    <message>
        <source>After a verdict, go to the next object without one</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Tras un veredicto, ir al siguiente objeto que no lo tenga</translation>
    </message>
    <message>
        <source>Export corrections…</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Correcciones…</translation>
    </message>
    <message>
        <source>Write what was reviewed as training data: images, DOTA labels, COCO and records</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Escribir lo revisado como datos de entrenamiento: imágenes, etiquetas DOTA, COCO y registros</translation>
    </message>
    <message>
        <source>Keys</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>{position} of {number}</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>{position} de {number}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rejected</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>
            <numerusform>%Ln rechazado</numerusform>
            <numerusform>%Ln rechazados</numerusform>
        </translation>
    </message>
    <message>
        <source>outline changed</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>contorno cambiado</translation>
    </message>
    <message>
        <source>Nothing is being reviewed. Click &apos;Review&apos; below an answer with objects.</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>No se está revisando nada. Haga clic en «Revisar» bajo una respuesta con objetos.</translation>
    </message>
    <message>
        <source>Share of objects with a verdict</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Parte de los objetos con veredicto</translation>
    </message>
    <message>
        <source>Accept</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>It is right as it stands (A)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Está bien así (A)</translation>
    </message>
    <message>
        <source>Reject</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>There is no such object: faint on the map, left out of exports (R, Delete)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>No hay tal objeto: tenue en el mapa, fuera de las exportaciones (R, Supr)</translation>
    </message>
    <message>
        <source>beside the filter, {number} in it</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>fuera del filtro, que contiene {number}</translation>
    </message>
    <message>
        <source>Move left by a pixel (Left; Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Mover un píxel a la izquierda (Izquierda; Mayús: diez)</translation>
    </message>
    <message>
        <source>Move up by a pixel (Up; Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Mover un píxel arriba (Arriba; Mayús: diez)</translation>
    </message>
    <message>
        <source>Move down by a pixel (Down; Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Mover un píxel abajo (Abajo; Mayús: diez)</translation>
    </message>
    <message>
        <source>Move right by a pixel (Right; Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Mover un píxel a la derecha (Derecha; Mayús: diez)</translation>
    </message>
    <message>
        <source>Turn left by a degree (Ctrl+Left; with Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Girar un grado a la izquierda (Ctrl+Izquierda; con Mayús: diez)</translation>
    </message>
    <message>
        <source>Turn right by a degree (Ctrl+Right; with Shift: ten)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Girar un grado a la derecha (Ctrl+Derecha; con Mayús: diez)</translation>
    </message>
    <message>
        <source>L+</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>L+</translation>
    </message>
    <message>
        <source>Longer by a pixel (Alt+Right)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Un píxel más largo (Alt+Derecha)</translation>
    </message>
    <message>
        <source>L−</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>L−</translation>
    </message>
    <message>
        <source>Shorter by a pixel (Alt+Left)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Un píxel más corto (Alt+Izquierda)</translation>
    </message>
    <message>
        <source>W+</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>A+</translation>
    </message>
    <message>
        <source>Wider by a pixel (Alt+Up)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Un píxel más ancho (Alt+Arriba)</translation>
    </message>
    <message>
        <source>W−</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>A−</translation>
    </message>
    <message>
        <source>Narrower by a pixel (Alt+Down)</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>Un píxel más estrecho (Alt+Abajo)</translation>
    </message>
    <message>
        <source>found as {name}</source>
        <extracomment>gui/review_panel.py</extracomment>
        <translation>encontrado como {name}</translation>
    </message>
    <message>
        <source>Backend is starting: loading the model…</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Cargando el modelo…</translation>
    </message>
    <message>
        <source>Backend cannot serve</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Backend no disponible</translation>
    </message>
    <message>
        <source>Backend not running</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Backend parado</translation>
    </message>
    <message>
        <source>Backend starts with the next question</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Se inicia al preguntar</translation>
    </message>
    <message>
        <source>Choose the backend that answers</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Elegir el backend que responde</translation>
    </message>
    <message>
        <source>Click to enter the master password</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Clic para introducir la contraseña maestra</translation>
    </message>
    <message>
        <source>Click for a diagnosis</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Clic para un diagnóstico</translation>
    </message>
    <message>
        <source>The token is locked – click to unlock</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Token bloqueado – abrir</translation>
    </message>
    <message>
        <source>Backend answers, but refuses us</source>
        <extracomment>gui/status.py</extracomment>
        <translation>El backend nos rechaza</translation>
    </message>
    <message>
        <source>No backend at {address}</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Sin backend en {address}</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Help</source>
        <extracomment>gui/status.py</extracomment>
        <translation>Ayuda</translation>
    </message>
    <message>
        <source>{who} – degraded</source>
        <extracomment>gui/status.py</extracomment>
        <translation>{who} – con problemas</translation>
    </message>
    <message>
        <source>{who} – busy</source>
        <extracomment>gui/status.py</extracomment>
        <translation>{who} – ocupado</translation>
    </message>
    <message>
        <source>Ask about the chosen raster, or have objects found in it.
What the model looked at and found appears on the map.</source>
        <extracomment>gui/suggestions.py</extracomment>
        <translation>Pregunte sobre el ráster elegido, o haga que se encuentren objetos en él.
Lo que el modelo examinó y encontró aparece en el mapa.</translation>
    </message>
    <message>
        <source>Ask this now</source>
        <extracomment>gui/suggestions.py</extracomment>
        <translation>Preguntar esto ahora</translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions cleared. What was found is still on the map.</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>
            <numerusform>%Ln pregunta borrada. Lo encontrado sigue en el mapa.</numerusform>
            <numerusform>%Ln preguntas borradas. Lo encontrado sigue en el mapa.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>QGIS ended before its project was saved. A conversation of %Ln questions was kept, with everything that had been found.</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>
            <numerusform>QGIS terminó antes de que se guardara su proyecto. Se conservó una conversación de %Ln pregunta, con todo lo encontrado.</numerusform>
            <numerusform>QGIS terminó antes de que se guardara su proyecto. Se conservó una conversación de %Ln preguntas, con todo lo encontrado.</numerusform>
        </translation>
    </message>
    <message>
        <source>Later</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>Más tarde</translation>
    </message>
    <message>
        <source>Everything here is still going on. Stop it first, then clear.</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>Aquí todo sigue en marcha. Deténgalo primero y después borre.</translation>
    </message>
    <message>
        <source>Restore</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>Restaurar</translation>
    </message>
    <message>
        <source>Delete it</source>
        <extracomment>gui/talk.py</extracomment>
        <translation>Borrarla</translation>
    </message>
    <message>
        <source>Save or clear the conversation</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Guardar o borrar la conversación</translation>
    </message>
    <message>
        <source>Conversation menu</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Menú de la conversación</translation>
    </message>
    <message>
        <source>Clear conversation</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Borrar la conversación</translation>
    </message>
    <message>
        <source>Questions and answers go, what was found stays on the map</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Las preguntas y respuestas desaparecen, lo encontrado queda en el mapa</translation>
    </message>
    <message numerus="yes">
        <source>%Ln questions</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>
            <numerusform>%Ln pregunta</numerusform>
            <numerusform>%Ln preguntas</numerusform>
        </translation>
    </message>
    <message>
        <source>Conversation</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Save as web page (HTML)…</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Guardar como página web (HTML)…</translation>
    </message>
    <message>
        <source>Save as Markdown…</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Guardar como Markdown…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <extracomment>gui/talk_bar.py</extracomment>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>RSCoVLM conversation</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Conversación de RSCoVLM</translation>
    </message>
    <message>
        <source>Save the conversation</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Guardar la conversación</translation>
    </message>
    <message>
        <source>Web page</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Página web</translation>
    </message>
    <message>
        <source>Markdown</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>RSCoVLM: saving the conversation</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>RSCoVLM: guardando la conversación</translation>
    </message>
    <message>
        <source>RSCoVLM conversation – {project}</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Conversación de RSCoVLM – {project}</translation>
    </message>
    <message>
        <source>The conversation was not saved: stopped.</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>La conversación no se guardó: se detuvo.</translation>
    </message>
    <message>
        <source>What was found</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Lo encontrado</translation>
    </message>
    <message>
        <source>Conversation written to {file}</source>
        <extracomment>gui/talk_saving.py</extracomment>
        <translation>Conversación escrita en {file}</translation>
    </message>
    <message>
        <source>Picture: {caption}</source>
        <extracomment>gui/thumbnail.py</extracomment>
        <translation>Imagen: {caption}</translation>
    </message>
    <message>
        <source>Add a raster layer to the project and ask about it here, or begin with a sample.</source>
        <extracomment>gui/welcome.py</extracomment>
        <translation>Añada una capa ráster al proyecto y pregunte aquí sobre ella, o empiece con un ejemplo.</translation>
    </message>
    <message>
        <source>Add the sample</source>
        <extracomment>gui/welcome.py</extracomment>
        <translation>Añadir el ejemplo</translation>
    </message>
    <message>
        <source>A rendered harbour with ships and vehicles</source>
        <extracomment>gui/welcome.py</extracomment>
        <translation>Un puerto sintético con barcos y vehículos</translation>
    </message>
    <message>
        <source>The sample is not there. Install the plugin again, or add a raster of your own.</source>
        <extracomment>gui/welcome.py</extracomment>
        <translation>El ejemplo no está. Instale de nuevo el complemento, o añada un ráster propio.</translation>
    </message>
    <message>
        <source>The backend&apos;s token lies unencrypted in QGIS&apos;s settings.</source>
        <extracomment>plugin.py</extracomment>
        <translation>El token del backend está sin cifrar en la configuración de QGIS.</translation>
    </message>
    <message>
        <source>Ask questions about a raster</source>
        <extracomment>plugin.py</extracomment>
        <translation>Hacer preguntas sobre un ráster</translation>
    </message>
    <message>
        <source>Review detections</source>
        <extracomment>plugin.py</extracomment>
        <translation>Revisar detecciones</translation>
    </message>
    <message>
        <source>Encrypt it…</source>
        <extracomment>plugin.py</extracomment>
        <translation>Cifrarlo…</translation>
    </message>
    <message>
        <source>Ask about a raster</source>
        <extracomment>processing/answering.py</extracomment>
        <translation>Preguntar sobre un ráster</translation>
    </message>
    <message>
        <source>Regions with answers</source>
        <extracomment>processing/answering.py</extracomment>
        <translation>Regiones con respuestas</translation>
    </message>
    <message>
        <source>Ask a question</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>Hacer una pregunta</translation>
    </message>
    <message>
        <source>Answers a question about a raster, or about each of some polygons.</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>Responde una pregunta sobre un ráster, o sobre cada uno de varios polígonos.</translation>
    </message>
    <message>
        <source>Answers a question about a raster, zooming in by itself where the raster is large. A plain count, such as &apos;How many ships are there?&apos;, is answered by finding every one of them.

With polygons, the question is asked about each of them: the result is a layer of the polygons with their answers. &apos;Views&apos; are the parts of the raster that the model looked at.</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>Responde una pregunta sobre un ráster, acercándose por sí mismo donde el ráster es grande. Un recuento sencillo, como «How many ships are there?», se responde encontrando cada objeto. Pregunte en inglés.

Con polígonos, la pregunta se hace sobre cada uno: el resultado es una capa de los polígonos con sus respuestas. Las «Vistas» son las partes del ráster que examinó el modelo.</translation>
    </message>
    <message>
        <source>Answer</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>visual question answering,vision language model,ai,imagery,count</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>preguntas visuales,modelo de visión y lenguaje,IA,imágenes,contar,visual question answering,ai,count</translation>
    </message>
    <message>
        <source>Question</source>
        <extracomment>processing/ask.py</extracomment>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Extent to look at (default: the whole layer)</source>
        <extracomment>processing/base.py</extracomment>
        <translation>Extensión a examinar (por omisión: toda la capa)</translation>
    </message>
    <message>
        <source>Polygons to look at, one after the other</source>
        <extracomment>processing/base.py</extracomment>
        <translation>Polígonos a examinar, uno tras otro</translation>
    </message>
    <message>
        <source>Model (default: the backend&apos;s own)</source>
        <extracomment>processing/base.py</extracomment>
        <translation>Modelo (por omisión: el del backend)</translation>
    </message>
    <message>
        <source>Name an extent or polygons to look at, not both.</source>
        <extracomment>processing/base.py</extracomment>
        <translation>Indique una extensión o polígonos, no ambos.</translation>
    </message>
    <message>
        <source>The algorithm was run before it was prepared.</source>
        <extracomment>processing/base.py</extracomment>
        <translation>El algoritmo se ejecutó antes de prepararse.</translation>
    </message>
    <message>
        <source>Classify scenes</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>Clasificar escenas</translation>
    </message>
    <message>
        <source>Names the kind of scene of a raster, or of each of some polygons, among given classes.</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>Nombra el tipo de escena de un ráster, o de cada uno de varios polígonos, entre clases dadas.</translation>
    </message>
    <message>
        <source>Names the kind of scene of a raster, or of each of some polygons of it, among the given classes.

Each region is looked at once, as a whole. With polygons, the result is a layer of them with the attributes &apos;class&apos; and &apos;score&apos;; style it by &apos;class&apos; for a map.</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>Nombra el tipo de escena de un ráster, o de cada uno de varios de sus polígonos, entre las clases dadas. Nombre las clases en inglés.

Cada región se examina una vez, entera. Con polígonos, el resultado es una capa de ellos con los atributos «class» y «score»; dele estilo según «class» para hacer un mapa.</translation>
    </message>
    <message>
        <source>scene classification,land use,vision language model,ai,imagery</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>clasificación de escenas,uso del suelo,modelo de visión y lenguaje,IA,imágenes,scene classification,ai</translation>
    </message>
    <message>
        <source>Classes to choose from, separated by commas</source>
        <extracomment>processing/classify.py</extracomment>
        <translation>Clases a elegir, en inglés, separadas por comas</translation>
    </message>
    <message>
        <source>Describes a raster, or each of some polygons of it, in a sentence or two.</source>
        <extracomment>processing/describe.py</extracomment>
        <translation>Describe un ráster, o cada uno de varios de sus polígonos, en una o dos frases.</translation>
    </message>
    <message>
        <source>Describes a raster, or each of some polygons of it, in a sentence or two.

Each region is looked at once, as a whole. With polygons, the result is a layer of them with the description as &apos;text&apos;.</source>
        <extracomment>processing/describe.py</extracomment>
        <translation>Describe un ráster, o cada uno de varios de sus polígonos, en una o dos frases, en inglés.

Cada región se examina una vez, entera. Con polígonos, el resultado es una capa de ellos con la descripción en «text».</translation>
    </message>
    <message>
        <source>Description</source>
        <extracomment>processing/describe.py</extracomment>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>caption,description,vision language model,ai,imagery</source>
        <extracomment>processing/describe.py</extracomment>
        <translation>leyenda,descripción,modelo de visión y lenguaje,IA,imágenes,caption,ai</translation>
    </message>
    <message>
        <source>Detect objects</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>Detectar objetos</translation>
    </message>
    <message>
        <source>Finds every object of the named classes in a raster, as oriented boxes.</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>Encuentra cada objeto de las clases nombradas en un ráster, como cajas orientadas.</translation>
    </message>
    <message>
        <source>Finds every object of the named classes in a raster, as oriented boxes with score, angle, and length, width and area in metres on the ground.

The raster is read in tiles at its native resolution, so it may have any size. With polygons, each is searched on its own, and what is centred in it is kept, with the polygon&apos;s name or number as &apos;region&apos;.

The embedded model knows some classes only, which the dock completes as you type; a larger one takes any words.</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>Encuentra cada objeto de las clases nombradas en un ráster, como cajas orientadas con puntuación, ángulo, y longitud, anchura y área en metros sobre el terreno. Nombre las clases en inglés.

El ráster se lee en teselas a su resolución nativa, así que puede tener cualquier tamaño. Con polígonos, cada uno se explora por separado, y se conserva lo que tiene su centro en él, con el nombre o número del polígono en «region».

El modelo integrado conoce solo algunas clases, que el panel completa al escribir; uno más grande admite cualquier palabra.</translation>
    </message>
    <message>
        <source>object detection,oriented bounding box,ai,deep learning,imagery,count</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>detección de objetos,caja orientada,IA,aprendizaje profundo,imágenes,contar,object detection,ai</translation>
    </message>
    <message>
        <source>Classes, separated by commas</source>
        <extracomment>processing/detect.py</extracomment>
        <translation>Clases, en inglés, separadas por comas</translation>
    </message>
    <message>
        <source>Find objects</source>
        <extracomment>processing/finding.py</extracomment>
        <translation>Encontrar objetos</translation>
    </message>
    <message>
        <source>Least score, 0 to 1</source>
        <extracomment>processing/finding.py</extracomment>
        <translation>Puntuación mínima, de 0 a 1</translation>
    </message>
    <message>
        <source>Number of objects</source>
        <extracomment>processing/finding.py</extracomment>
        <translation>Número de objetos</translation>
    </message>
    <message>
        <source>Find what a phrase says</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>Encontrar lo que dice una expresión</translation>
    </message>
    <message>
        <source>Finds what a phrase refers to, such as &apos;the white ship&apos;, as oriented boxes.</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>Encuentra aquello a lo que se refiere una expresión, como «the white ship», como cajas orientadas.</translation>
    </message>
    <message>
        <source>Finds what a phrase refers to, such as &apos;the white ship at the pier&apos;, as oriented boxes.

Each region is looked at once, as a whole: choose regions in which the object is more than a few pixels large. To find every object of a kind in a large raster, use &apos;Detect objects&apos;.</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>Encuentra aquello a lo que se refiere una expresión, como «the white ship at the pier», como cajas orientadas. Escríbala en inglés.

Cada región se examina una vez, entera: elija regiones en las que el objeto mida más que unos pocos píxeles. Para encontrar todos los objetos de un tipo en un ráster grande, use «Detectar objetos».</translation>
    </message>
    <message>
        <source>visual grounding,referring expression,oriented bounding box,ai,imagery,search</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>localización visual,expresión referencial,caja orientada,IA,imágenes,búsqueda,visual grounding,ai</translation>
    </message>
    <message>
        <source>Phrase</source>
        <extracomment>processing/ground.py</extracomment>
        <translation>Expresión</translation>
    </message>
    <message>
        <source>RSCoVLM – questions about imagery</source>
        <extracomment>processing/provider.py</extracomment>
        <translation>RSCoVLM – preguntas sobre imágenes</translation>
    </message>
    <message>
        <source>There are no polygons to look at.</source>
        <extracomment>processing/spots.py</extracomment>
        <translation>No hay polígonos que examinar.</translation>
    </message>
    <message>
        <source>Choose another layer, or leave it out to look at the whole raster.</source>
        <extracomment>processing/spots.py</extracomment>
        <translation>Elija otra capa, o déjelo vacío para examinar todo el ráster.</translation>
    </message>
    <message>
        <source>The region was looked at once, strongly reduced; small things in it cannot be found so.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La región se examinó una vez, muy reducida; así no se pueden encontrar cosas pequeñas en ella.</translation>
    </message>
    <message>
        <source>Draw a smaller region around them, or have a class detected, which goes tile by tile.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Dibuje una región más pequeña alrededor, o haga detectar una clase, lo que va tesela a tesela.</translation>
    </message>
    <message>
        <source>The model server tells no probabilities, so every object has the score 1.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El servidor de modelos no da probabilidades, así que cada objeto tiene la puntuación 1.</translation>
    </message>
    <message>
        <source>Use a server that tells them, such as vLLM or llama.cpp&apos;s, to sort and filter by score.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Use un servidor que las dé, como vLLM o el de llama.cpp, para ordenar y filtrar por puntuación.</translation>
    </message>
    <message>
        <source>The raster cannot be opened over the network.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El ráster no se puede abrir por la red.</translation>
    </message>
    <message>
        <source>A part of the raster could not be read over the network.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Una parte del ráster no se pudo leer por la red.</translation>
    </message>
    <message>
        <source>Check that the backend&apos;s machine reaches that server and may read from it, then try again.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Compruebe que el equipo del backend llegue a ese servidor y pueda leer de él, e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Check its address; the server answers that it has no such file.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Compruebe su dirección; el servidor responde que no tiene ese archivo.</translation>
    </message>
    <message>
        <source>The raster&apos;s path cannot be followed.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>No se puede seguir la ruta del ráster.</translation>
    </message>
    <message>
        <source>The region reaches outside the raster.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La región sobresale del ráster.</translation>
    </message>
    <message>
        <source>The model server at {address} is busy or still loading.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El servidor de modelos en {address} está ocupado o todavía cargando.</translation>
    </message>
    <message>
        <source>Try again later, or give the backend more model servers.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Inténtelo más tarde, o dé al backend más servidores de modelos.</translation>
    </message>
    <message>
        <source>The model server at {address} refuses the key.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El servidor de modelos en {address} rechaza la clave.</translation>
    </message>
    <message>
        <source>Set RSCOVLM_API_KEY, or RSCOVLM_API_KEY_FILE to a file that holds the key.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Defina RSCOVLM_API_KEY, o RSCOVLM_API_KEY_FILE con un archivo que contenga la clave.</translation>
    </message>
    <message>
        <source>The images are too large for the model server at {address}.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Las imágenes son demasiado grandes para el servidor de modelos en {address}.</translation>
    </message>
    <message>
        <source>Look at the model server&apos;s log.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Consulte el registro del servidor de modelos.</translation>
    </message>
    <message>
        <source>The conversation is longer than the model server reads.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La conversación es más larga de lo que lee el servidor de modelos.</translation>
    </message>
    <message>
        <source>The files of the model &apos;{model}&apos; cannot be read.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Los archivos del modelo «{model}» no se pueden leer.</translation>
    </message>
    <message>
        <source>They may be damaged or half copied: copy or download them again.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Pueden estar dañados o copiados a medias: cópielos o descárguelos de nuevo.</translation>
    </message>
    <message>
        <source>The backend stopped while this job ran; 1 object that had arrived is kept.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El backend se detuvo mientras corría este trabajo; se conserva 1 objeto que había llegado.</translation>
    </message>
    <message>
        <source>The backend stopped while this job ran; {number} objects that had arrived are kept.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>El backend se detuvo mientras corría este trabajo; se conservan {number} objetos que habían llegado.</translation>
    </message>
    <message>
        <source>Name some, such as: airport, harbor.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Nombre algunas, en inglés, por ejemplo: airport, harbor.</translation>
    </message>
    <message>
        <source>There is no class to choose from.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>No hay ninguna clase entre la que elegir.</translation>
    </message>
    <message>
        <source>{number} objects</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>{number} objetos</translation>
    </message>
    <message>
        <source>QGIS was too busy to tell whether the service answered</source>
        <extracomment>core/requests_watch.py</extracomment>
        <translation>QGIS estaba demasiado ocupado para saber si el servicio respondió</translation>
    </message>
    <message>
        <source>Memory ran short; {number} of {total} tiles were looked at in smaller batches, which took longer.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>La memoria escaseó; {number} de {total} teselas se miraron en lotes más pequeños, lo que tardó más.</translation>
    </message>
    <message>
        <source>Close other programs, or use a smaller model.</source>
        <extracomment>core/backend_words.py</extracomment>
        <translation>Cierre otros programas o use un modelo más pequeño.</translation>
    </message>
</context>
</TS>
